package org.portevoix.member.supporters;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.portevoix.service.csv.CsvCell;

/**
 * The list as CSV (RFC 4180), one line for each consent. It begins with a byte order
 * mark, without which spreadsheets take names for gibberish. Each page is written out
 * before the next is read.
 */
final class SupportersFile {

	private static final String MARK = "\uFEFF";

	private static final String COLUMNS = "person_ref,given_name,family_name,email,country,postcode,language,purpose,"
			+ "campaign,words,text_version,notice_version,asked_at,confirmed_at,method,changed_at\r\n";

	private SupportersFile() {
	}

	/**
	 * Writes all there are.
	 * @return how many lines
	 * @throws IOException if the reader left
	 */
	static long write(Source source, OutputStream out) throws IOException {
		Writer file = new OutputStreamWriter(out, StandardCharsets.UTF_8);
		file.write(MARK + COLUMNS);
		long lines = 0;
		String after = null;
		do {
			Supporters.Page page = source.page(after);
			for (Listed supporter : page.supporters()) {
				for (Listed.Consent consent : supporter.consents()) {
					file.write(line(supporter, consent));
					lines++;
				}
			}
			file.flush();
			after = page.next();
		}
		while (after != null);
		return lines;
	}

	private static String line(Listed supporter, Listed.Consent consent) {
		Listed.Contact contact = supporter.contact();
		return Stream
			.<@Nullable Object>of(supporter.personRef(), contact.givenName(), contact.familyName(), contact.email(),
					contact.country(), contact.postcode(), contact.locale(), consent.purpose().code(),
					consent.campaign(), consent.words(), consent.textVersion(), consent.noticeVersion(),
					consent.askedAt(), consent.confirmedAt(), consent.method(), supporter.changedAt())
			.map((value) -> CsvCell.of(Objects.toString(value, "")))
			.collect(Collectors.joining(",", "", "\r\n"));
	}

	/** Where pages come from. */
	interface Source {

		Supporters.Page page(@Nullable String after);

	}

}
