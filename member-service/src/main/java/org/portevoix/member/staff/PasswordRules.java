package org.portevoix.member.staff;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which passwords are taken (NIST SP 800-63B): long ones that are not among those tried
 * first, and not made of what everybody knows about the person. Which signs it has is her
 * business.
 */
public final class PasswordRules {

	/** In characters as people count them. */
	public static final int SHORTEST = 12;

	/** The hash would take more; nobody needs to. */
	public static final int LONGEST = 200;

	private static final int FEWEST_DIFFERENT = 5;

	/** Fewer than this besides what is known of her is no secret. */
	private static final int OWN = 8;

	private static final int SHORTEST_KNOWN = 4;

	private static final Set<String> COMMON = read();

	private static final int LONGEST_COMMON = COMMON.stream().mapToInt(String::length).max().orElse(0);

	private PasswordRules() {
	}

	/**
	 * What is wrong with a password, as the code of a fault.
	 * @param known words that anybody would try for this person
	 */
	public static Optional<String> fault(String password, String... known) {
		int length = password.codePointCount(0, password.length());
		if (length == 0) {
			return Optional.of("required");
		}
		if (length < SHORTEST) {
			return Optional.of("too-short");
		}
		if (length > LONGEST) {
			return Optional.of("too-long");
		}
		String plain = plain(password);
		if (plain.codePoints().distinct().count() < FEWEST_DIFFERENT || isMadeOfCommonOnes(plain)) {
			return Optional.of("common");
		}
		return isAbout(plain, known) ? Optional.of("about-you") : Optional.empty();
	}

	/** Without accents and case, and with the letters that signs often stand for. */
	private static String plain(String text) {
		String letters = Normalizer.normalize(text, Normalizer.Form.NFKD)
			.replaceAll("\\p{M}", "")
			.toLowerCase(Locale.ROOT);
		return letters.replace('@', 'a').replace('$', 's').replace('€', 'e');
	}

	private static String letters(String plain) {
		// What is put around a word stands for no letters.
		return plain.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "")
			.replace('0', 'o')
			.replace('1', 'i')
			.replace('3', 'e')
			.replace('4', 'a')
			.replace('5', 's')
			.replace('7', 't')
			.replaceAll("[^\\p{L}]", "");
	}

	/**
	 * Whether nothing is left but words that are tried first and what people put around
	 * them: digits, signs, the same once more.
	 */
	private static boolean isMadeOfCommonOnes(String plain) {
		return isTiled(plain.replaceAll("[^\\p{L}]", "")) || isTiled(letters(plain)) || isTiled(plain);
	}

	private static boolean isTiled(String text) {
		boolean[] reachable = new boolean[text.length() + 1];
		reachable[0] = true;
		for (int start = 0; start < text.length(); start++) {
			if (reachable[start]) {
				int furthest = Math.min(text.length(), start + LONGEST_COMMON);
				for (int end = start + 1; end <= furthest; end++) {
					reachable[end] |= COMMON.contains(text.substring(start, end));
				}
			}
		}
		return !text.isEmpty() && reachable[text.length()];
	}

	private static boolean isAbout(String plain, String... known) {
		String[] words = Arrays.stream(known)
			.flatMap((text) -> Stream.of(plain(text).split("[^\\p{L}\\p{N}]+")))
			.filter((word) -> word.length() >= SHORTEST_KNOWN)
			.toArray(String[]::new);
		String own = plain;
		for (String word : words) {
			own = own.replace(word, "");
		}
		boolean touched = own.length() < plain.length();
		return touched && own.replaceAll("[^\\p{L}]", "").length() < OWN;
	}

	private static Set<String> read() {
		try (BufferedReader file = new BufferedReader(new InputStreamReader(
				Objects.requireNonNull(PasswordRules.class.getResourceAsStream("common-passwords.txt")),
				StandardCharsets.UTF_8))) {
			return file.lines()
				.filter((line) -> !line.isBlank() && !line.startsWith("#"))
				.flatMap((line) -> Stream.of(line.strip().split(" +")))
				.collect(Collectors.toUnmodifiableSet());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
