package org.portevoix.campaign.console;

import java.text.Normalizer;
import java.util.Locale;

/** Makes of a title what names a campaign in addresses. */
final class Slug {

	private static final int LONGEST = 60;

	private Slug() {
	}

	/** Letters without their marks, digits and single hyphens; empty if none are left. */
	static String of(String title) {
		String plain = Normalizer.normalize(title, Normalizer.Form.NFKD)
			.replaceAll("\\p{M}", "")
			.toLowerCase(Locale.ROOT)
			.replace("œ", "oe")
			.replace("æ", "ae")
			.replace("ß", "ss")
			.replaceAll("[^a-z0-9]+", "-");
		String cut = (plain.length() <= LONGEST) ? plain : plain.substring(0, LONGEST).replaceFirst("-[^-]*$", "");
		return cut.replaceAll("^-|-$", "");
	}

}
