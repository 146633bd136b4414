package org.portevoix.campaign.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

import org.portevoix.campaign.ledger.HandIn.Signatory;
import org.portevoix.service.csv.CsvTable;
import org.portevoix.service.csv.Separator;

import org.springframework.context.MessageSource;

/** A table with one line for each name. */
final class CsvPaper implements Paper {

	private final CsvTable table;

	private final Locale locale;

	CsvPaper(OutputStream out, Separator separator, Locale locale, MessageSource messages) throws IOException {
		this.table = new CsvTable(out, separator);
		this.locale = locale;
		this.table.row(Stream.of("given", "family", "postcode", "country")
			.map((column) -> messages.getMessage("exports.csv." + column, null, locale))
			.toList());
	}

	@Override
	public void add(Signatory signatory) throws IOException {
		this.table.row(List.of(signatory.givenName(), signatory.familyName(),
				Objects.requireNonNullElse(signatory.postcode(), ""),
				Locale.of("", signatory.country()).getDisplayCountry(this.locale)));
	}

	@Override
	public void end() throws IOException {
		this.table.flush();
	}

}
