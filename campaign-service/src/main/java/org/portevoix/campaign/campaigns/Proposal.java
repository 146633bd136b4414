package org.portevoix.campaign.campaigns;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * Words that somebody who may not publish wrote for a public campaign. They wait for
 * somebody who may.
 *
 * @param words all fields as she left them
 * @param was what each public field was when she changed it, as a hash
 */
public record Proposal(Content.Words words, Map<String, String> was, Campaign.Edit edit) {

	public Proposal {
		was = Map.copyOf(was);
	}

	/** Of who writes again, what she changed before is measured by what it was then. */
	static Proposal of(Content.Words words, Content.Words published, Campaign.Edit edit, @Nullable Proposal former) {
		Map<String, String> was = new TreeMap<>();
		Set<String> before = (former != null) ? former.changed() : Set.of();
		published.byField()
			.forEach((field, text) -> was.put(field, (former != null && before.contains(field))
					? former.was().getOrDefault(field, "") : Originals.hash(text)));
		return new Proposal(words, was, edit);
	}

	/** The fields that she changed. */
	public Set<String> changed() {
		Set<String> changed = new TreeSet<>();
		this.words.byField().forEach((field, text) -> {
			if (!Originals.hash(text).equals(this.was.get(field))) {
				changed.add(field);
			}
		});
		return changed;
	}

	/** Those of them that somebody else changed in another way since. */
	public Set<String> overtaken(Content.Words published) {
		Map<String, String> now = published.byField();
		Set<String> overtaken = changed();
		overtaken.removeIf((field) -> Originals.hash(text(now, field)).equals(this.was.get(field))
				|| text(now, field).equals(text(this.words.byField(), field)));
		return overtaken;
	}

	/** What would be public: hers where she changed something, the rest as it is now. */
	public Content.Words onto(Content.Words published) {
		Map<String, String> all = new TreeMap<>(published.byField());
		changed().forEach((field) -> all.put(field, text(this.words.byField(), field)));
		return Content.Words.of(all);
	}

	private static String text(Map<String, String> fields, String field) {
		return Objects.requireNonNullElse(fields.get(field), "");
	}

}
