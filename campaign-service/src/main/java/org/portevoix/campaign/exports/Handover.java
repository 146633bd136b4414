package org.portevoix.campaign.exports;

import java.util.List;

/**
 * What is said about a campaign when its demand is handed in, in the campaign's language.
 *
 * @param number how many signed
 * @param signed what the number means
 * @param carrier who hands it in, and when the number was taken
 * @param countries those with few are one line
 * @param namesTitle above the names
 * @param names how many of them agreed to be named
 * @param page begins the footer of each page
 * @param elsewhere beside a name that can't be written, where it is found
 * @param last after the names, by how many there are and how many can't be written
 */
record Handover(String slug, String language, String title, String demand, List<String> targets, String number,
		String signed, String carrier, String breakdownTitle, String byCountry, List<Part> countries, String byLanguage,
		List<Part> languages, String namesTitle, String names, String page, String elsewhere, Last last) {

	/** One line of a breakdown. */
	record Part(String name, String number, String share) {

	}

	/** Writes the last line. */
	@FunctionalInterface
	interface Last {

		String words(long names, long unwritten);

	}

}
