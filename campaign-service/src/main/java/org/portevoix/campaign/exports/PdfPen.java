package org.portevoix.campaign.exports;

import java.awt.Color;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;

import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfWriter;

/** Writes lines of text where they belong, in whatever direction their script runs. */
final class PdfPen {

	private final PdfWriter writer;

	PdfPen(PdfWriter writer) {
		this.writer = writer;
	}

	/** Writes one line. */
	void line(String text, BaseFont font, float size, Color colour, float x, float y, int align) {
		char[] letters = text.toCharArray();
		boolean mixed = Bidi.requiresBidi(letters, 0, letters.length);
		int direction = !mixed ? PdfWriter.RUN_DIRECTION_NO_BIDI
				: new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight() ? PdfWriter.RUN_DIRECTION_LTR
						: PdfWriter.RUN_DIRECTION_RTL;
		ColumnText.showTextAligned(this.writer.getDirectContent(), align,
				new Phrase(text, new Font(font, size, Font.NORMAL, colour)), x, y, 0, direction, 0);
	}

	/**
	 * Writes a text in as many lines as it takes.
	 * @return where the next line would be
	 */
	float block(String text, BaseFont font, float size, Color colour, float x, float y, float width) {
		float next = y;
		for (String line : lines(text, font, size, width)) {
			line(line, font, size, colour, x, next, Element.ALIGN_LEFT);
			next -= size * 1.35f;
		}
		return next;
	}

	/** Breaks a text between words, and inside a word that is wider than a line. */
	static List<String> lines(String text, BaseFont font, float size, float width) {
		List<String> lines = new ArrayList<>();
		StringBuilder line = new StringBuilder();
		for (String word : text.strip().split("\\s+")) {
			for (String piece : pieces(word, font, size, width)) {
				if (!line.isEmpty() && font.getWidthPoint(line + " " + piece, size) > width) {
					lines.add(line.toString());
					line.setLength(0);
				}
				line.append(line.isEmpty() ? "" : " ").append(piece);
			}
		}
		lines.add(line.toString());
		return lines;
	}

	private static List<String> pieces(String word, BaseFont font, float size, float width) {
		if (font.getWidthPoint(word, size) <= width) {
			return List.of(word);
		}
		List<String> pieces = new ArrayList<>();
		StringBuilder piece = new StringBuilder();
		word.codePoints().forEach((letter) -> {
			if (font.getWidthPoint(piece + Character.toString(letter), size) > width) {
				pieces.add(piece.toString());
				piece.setLength(0);
			}
			piece.appendCodePoint(letter);
		});
		pieces.add(piece.toString());
		return pieces;
	}

}
