package org.portevoix.campaign.exports;

import java.io.IOException;
import java.io.InputStream;

import org.openpdf.text.pdf.BaseFont;

import static java.util.Objects.requireNonNull;

/**
 * The fonts of one document, embedded: DejaVu writes Latin, Greek, Cyrillic, Arabic,
 * Hebrew, Armenian and Georgian.
 */
record PdfFonts(BaseFont said, BaseFont text, BaseFont bold) {

	private static final String PLACE = "/net/sf/jasperreports/fonts/dejavu/";

	/** Reads them; each document needs its own, since it notes which letters it uses. */
	static PdfFonts load() throws IOException {
		return new PdfFonts(font("DejaVuSerif-Bold.ttf"), font("DejaVuSans.ttf"), font("DejaVuSans-Bold.ttf"));
	}

	private static BaseFont font(String name) throws IOException {
		try (InputStream file = requireNonNull(BaseFont.class.getResourceAsStream(PLACE + name), name)) {
			return BaseFont.createFont(name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, file.readAllBytes(), null);
		}
	}

	/** Whether a text can be written whole. */
	boolean writes(String words) {
		return words.codePoints().allMatch((letter) -> Character.isWhitespace(letter) || this.text.charExists(letter));
	}

}
