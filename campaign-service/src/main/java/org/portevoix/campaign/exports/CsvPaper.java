package org.portevoix.campaign.exports;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

import org.portevoix.campaign.ledger.HandIn.Signatory;
import org.portevoix.service.csv.CsvCell;

import org.springframework.context.MessageSource;

/**
 * A table by RFC 4180 in UTF-8, with the mark by which spreadsheets know it.
 */
final class CsvPaper implements Paper {

	private final Writer writer;

	private final Locale locale;

	CsvPaper(OutputStream out, Locale locale, MessageSource messages) throws IOException {
		this.writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
		this.locale = locale;
		this.writer.write('\uFEFF');
		row(messages.getMessage("exports.csv.given", null, locale),
				messages.getMessage("exports.csv.family", null, locale),
				messages.getMessage("exports.csv.postcode", null, locale),
				messages.getMessage("exports.csv.country", null, locale));
	}

	@Override
	public void add(Signatory signatory) throws IOException {
		row(signatory.givenName(), signatory.familyName(), Objects.requireNonNullElse(signatory.postcode(), ""),
				Locale.of("", signatory.country()).getDisplayCountry(this.locale));
	}

	@Override
	public void end() throws IOException {
		this.writer.flush();
	}

	private void row(String... cells) throws IOException {
		for (int i = 0; i < cells.length; i++) {
			this.writer.write((i == 0) ? "" : ",");
			this.writer.write(CsvCell.of(cells[i]));
		}
		this.writer.write("\r\n");
	}

}
