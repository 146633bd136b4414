package org.portevoix.campaign.exports;

import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfObject;
import org.openpdf.text.pdf.PdfString;

/**
 * One line of text as outlines: scripts whose letters join and stack need a shaping that
 * the PDF library does not do, and Java does. What it says stands beside it, for who
 * searches the document or has it read out.
 *
 * @param text what it says
 * @param pieces one after the other, each in one font
 * @param width in points
 */
record ShapedLine(String text, List<GlyphVector> pieces, float width) {

	/** How much smaller a long name may become. */
	private static final float SMALLEST = 0.5f;

	private static final FontRenderContext PRINTED = new FontRenderContext(null, true, true);

	/**
	 * Shapes a text with the first font for each letter; empty if there is none, or if it
	 * runs to the left: what is drawn here would stand the wrong way round.
	 */
	static Optional<ShapedLine> of(String text, float size, List<Font> fonts) {
		if (Bidi.requiresBidi(text.toCharArray(), 0, text.length())) {
			return Optional.empty();
		}
		List<GlyphVector> pieces = new ArrayList<>();
		float width = 0;
		int from = 0;
		while (from < text.length()) {
			Font font = first(fonts, text.codePointAt(from));
			if (font == null) {
				return Optional.empty();
			}
			int until = from;
			while (until < text.length() && shows(font, text.codePointAt(until))) {
				until += Character.charCount(text.codePointAt(until));
			}
			char[] letters = text.substring(from, until).toCharArray();
			GlyphVector piece = font.deriveFont(size)
				.layoutGlyphVector(PRINTED, letters, 0, letters.length, Font.LAYOUT_LEFT_TO_RIGHT);
			pieces.add(piece);
			width += advance(piece);
			from = until;
		}
		return Optional.of(new ShapedLine(text, pieces, width));
	}

	private static @Nullable Font first(List<Font> fonts, int letter) {
		return fonts.stream().filter((font) -> shows(font, letter)).findFirst().orElse(null);
	}

	/** A blank, or what joins letters, breaks no piece. */
	private static boolean shows(Font font, int letter) {
		return font.canDisplay(letter) || Character.isWhitespace(letter)
				|| Character.getType(letter) == Character.FORMAT;
	}

	private static float advance(GlyphVector piece) {
		return (float) piece.getGlyphPosition(piece.getNumGlyphs()).getX();
	}

	/**
	 * Whether it can be read where it would stand: not too wide, and no tower of marks
	 * over its neighbours.
	 * @param room in points
	 * @param above the base line, in points
	 * @param below it
	 */
	boolean fits(float room, float above, float below) {
		return this.width * SMALLEST <= room && this.pieces.stream().allMatch((piece) -> {
			Rectangle2D ink = piece.getVisualBounds();
			return -ink.getMinY() <= above && ink.getMaxY() <= below;
		});
	}

	/**
	 * Draws it, smaller where it is wider than there is room for.
	 * @param room in points
	 */
	void draw(PdfContentByte canvas, Color colour, float x, float y, float room) {
		float scale = Math.min(1, room / this.width);
		PdfDictionary said = new PdfDictionary();
		said.put(PdfName.ACTUALTEXT, new PdfString(this.text, PdfObject.TEXT_UNICODE));
		canvas.beginMarkedContentSequence(PdfName.SPAN, said, true);
		canvas.saveState();
		canvas.setColorFill(colour);
		canvas.concatCTM(scale, 0, 0, -scale, x, y);
		float at = 0;
		for (GlyphVector piece : this.pieces) {
			fill(canvas, piece.getOutline(at, 0));
			at += advance(piece);
		}
		canvas.restoreState();
		canvas.endMarkedContentSequence();
	}

	private static void fill(PdfContentByte canvas, Shape outline) {
		float[] p = new float[6];
		float x = 0;
		float y = 0;
		for (PathIterator path = outline.getPathIterator(null); !path.isDone(); path.next()) {
			switch (path.currentSegment(p)) {
				case PathIterator.SEG_MOVETO -> canvas.moveTo(p[0], p[1]);
				case PathIterator.SEG_LINETO -> canvas.lineTo(p[0], p[1]);
				// A PDF knows curves of the third degree alone.
				case PathIterator.SEG_QUADTO -> canvas.curveTo(x + 2 * (p[0] - x) / 3, y + 2 * (p[1] - y) / 3,
						p[2] + 2 * (p[0] - p[2]) / 3, p[3] + 2 * (p[1] - p[3]) / 3, p[2], p[3]);
				case PathIterator.SEG_CUBICTO -> canvas.curveTo(p[0], p[1], p[2], p[3], p[4], p[5]);
				default -> canvas.closePath();
			}
			int end = switch (path.currentSegment(p)) {
				case PathIterator.SEG_QUADTO -> 2;
				case PathIterator.SEG_CUBICTO -> 4;
				case PathIterator.SEG_CLOSE -> -1;
				default -> 0;
			};
			if (end >= 0) {
				x = p[end];
				y = p[end + 1];
			}
		}
		canvas.fill();
	}

}
