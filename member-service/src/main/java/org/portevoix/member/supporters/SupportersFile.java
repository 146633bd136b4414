package org.portevoix.member.supporters;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.portevoix.service.csv.CsvTable;
import org.portevoix.service.csv.Separator;

/**
 * The list as a table, one line for each consent. Each page is written out before the
 * next is read.
 */
final class SupportersFile {

	private static final List<String> COLUMNS = List.of("person_ref", "given_name", "family_name", "email", "country",
			"postcode", "language", "purpose", "campaign", "words", "text_version", "notice_version", "asked_at",
			"confirmed_at", "method", "changed_at");

	private SupportersFile() {
	}

	/**
	 * Writes all there are.
	 * @return how many lines
	 * @throws IOException if the reader left
	 */
	static long write(Source source, Separator separator, OutputStream out) throws IOException {
		CsvTable file = new CsvTable(out, separator);
		file.row(COLUMNS);
		long lines = 0;
		String after = null;
		do {
			Supporters.Page page = source.page(after);
			for (Listed supporter : page.supporters()) {
				for (Listed.Consent consent : supporter.consents()) {
					file.row(line(supporter, consent));
					lines++;
				}
			}
			file.flush();
			after = page.next();
		}
		while (after != null);
		return lines;
	}

	private static List<String> line(Listed supporter, Listed.Consent consent) {
		Listed.Contact contact = supporter.contact();
		return Stream
			.<@Nullable Object>of(supporter.personRef(), contact.givenName(), contact.familyName(), contact.email(),
					contact.country(), contact.postcode(), contact.locale(), consent.purpose().code(),
					consent.campaign(), consent.words(), consent.textVersion(), consent.noticeVersion(),
					consent.askedAt(), consent.confirmedAt(), consent.method(), supporter.changedAt())
			.map((value) -> Objects.toString(value, ""))
			.toList();
	}

	/** Where pages come from. */
	interface Source {

		Supporters.Page page(@Nullable String after);

	}

}
