package org.portevoix.notification.letters;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which names a letter may repeat. Anybody can type any name with anybody's address, so a
 * name that could be a message of its own, a link or a number to call is left out; the
 * letter is the same without.
 */
final class PlainNames {

	private static final int LONGEST = 40;

	private static final int MOST_WORDS = 4;

	/** Letters of any script with their marks and joiners, emoji, and what names need. */
	private static final Pattern PLAIN = Pattern.compile("(?:[\\p{L}\\p{M}\\p{So}\\p{Sk} '’ʼ·.\\-\\u200c\\u200d])+");

	/** A full stop between letters makes a mail program see an address. */
	private static final Pattern LIKE_A_DOMAIN = Pattern.compile("\\.\\p{L}");

	private static final Pattern LETTER = Pattern.compile("\\p{L}");

	private static final Pattern NOT_SHOWN = Pattern
		.compile("[\\p{Cc}\\u00ad\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff]+");

	private static final Pattern RIGHT_TO_LEFT = Pattern
		.compile("[\\p{IsHebrew}\\p{IsArabic}\\p{IsSyriac}\\p{IsThaana}" + "\\p{IsNko}\\p{IsAdlam}]");

	private PlainNames() {
	}

	/** The name as it may be repeated, if it may. */
	static Optional<String> of(String typed) {
		String name = Normalizer.normalize(NOT_SHOWN.matcher(typed).replaceAll(" "), Normalizer.Form.NFC)
			.strip()
			.replaceAll("\\s+", " ");
		boolean plain = !name.isEmpty() && name.codePointCount(0, name.length()) <= LONGEST
				&& name.split(" ").length <= MOST_WORDS && PLAIN.matcher(name).matches() && LETTER.matcher(name).find()
				&& !LIKE_A_DOMAIN.matcher(name).find();
		return plain ? Optional.of(name) : Optional.empty();
	}

	/** The name for the middle of a sentence, whatever way it is written. */
	static String isolated(String name) {
		return RIGHT_TO_LEFT.matcher(name).find() ? "\u2068" + name + "\u2069" : name;
	}

}
