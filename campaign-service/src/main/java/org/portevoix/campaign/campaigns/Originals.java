package org.portevoix.campaign.campaigns;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * Which text of the campaign's own language each translation was written from, so that
 * one whose original changed since can be told. Only hashes are kept.
 *
 * @param byLanguage the hash by language and field
 */
public record Originals(Map<String, Map<String, String>> byLanguage) {

	/** Nothing is known: nothing counts as outdated. */
	static final Originals UNKNOWN = new Originals(Map.of());

	private static final int HASH_LENGTH = 16;

	public Originals {
		byLanguage = Map.copyOf(byLanguage);
	}

	/** The fields of a translation whose original changed since they were written. */
	public Set<String> outdated(Content content, String language) {
		Map<String, String> source = content.originals();
		Content.Words words = content.translations().get(language);
		Set<String> outdated = new TreeSet<>();
		if (words == null || language.equals(content.defaultLanguage())) {
			return outdated;
		}
		Map<String, String> written = this.byLanguage.getOrDefault(language, Map.of());
		source.forEach((field, original) -> {
			String from = written.get(field);
			if (from != null && !from.equals(hash(original)) && !words.byField().getOrDefault(field, "").isEmpty()) {
				outdated.add(field);
			}
		});
		return outdated;
	}

	/**
	 * After a change: a text that changed was written from the original as it is now, as
	 * was one that somebody compared and found good; the others stay what they were.
	 * @param reviewed such as {@code nl.title}
	 */
	Originals after(@Nullable Content before, Content now, Set<String> reviewed) {
		Map<String, String> source = now.originals();
		if (source.isEmpty()) {
			return UNKNOWN;
		}
		boolean sameSource = before != null && Objects.equals(before.defaultLanguage(), now.defaultLanguage());
		Map<String, Map<String, String>> all = new HashMap<>();
		now.translations().forEach((language, words) -> {
			Map<String, String> former = (before != null)
					? before.translations().getOrDefault(language, Content.Words.NONE).byField() : Map.of();
			Map<String, String> known = this.byLanguage.getOrDefault(language, Map.of());
			Map<String, String> hashes = new HashMap<>();
			words.byField().forEach((field, text) -> {
				String kept = known.get(field);
				boolean fresh = !sameSource || kept == null || !text.equals(former.get(field))
						|| reviewed.contains(language + "." + field);
				hashes.put(field, fresh ? hash(source.getOrDefault(field, "")) : kept);
			});
			all.put(language, hashes);
		});
		return new Originals(all);
	}

	/**
	 * Those of a copy: what it took over was written from what its model said, so that
	 * what the copy says anew in its own language shows in the others.
	 * @param known those of the model
	 */
	static Originals ofCopy(Content copy, Content model, Originals known) {
		Content before = model.ownedBy(copy.defaultLanguage());
		boolean sameSource = Objects.equals(copy.defaultLanguage(), model.defaultLanguage());
		return (sameSource ? known : UNKNOWN).after(before, before, Set.of()).after(before, copy, Set.of());
	}

	/** What a text is recognised by. */
	public static String hash(String text) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
