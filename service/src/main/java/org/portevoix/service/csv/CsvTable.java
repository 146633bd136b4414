package org.portevoix.service.csv;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A table by RFC 4180 in UTF-8, written line by line. It begins with a byte order mark,
 * without which spreadsheets take names for gibberish; no cell of it is a formula.
 */
public final class CsvTable {

	private static final char MARK = '\uFEFF';

	private final Writer writer;

	private final char separator;

	public CsvTable(OutputStream out, Separator separator) throws IOException {
		this.writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
		this.separator = separator.character();
		this.writer.write(MARK);
	}

	/** Writes one line. */
	public void row(List<String> cells) throws IOException {
		for (int i = 0; i < cells.size(); i++) {
			if (i > 0) {
				this.writer.write(this.separator);
			}
			this.writer.write(CsvCell.of(cells.get(i)));
		}
		this.writer.write("\r\n");
	}

	/** Sends on what was written so far. */
	public void flush() throws IOException {
		this.writer.flush();
	}

}
