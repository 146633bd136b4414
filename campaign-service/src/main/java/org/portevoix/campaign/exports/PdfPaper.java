package org.portevoix.campaign.exports;

import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.PageSize;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfWriter;
import org.portevoix.campaign.exports.Handover.Part;
import org.portevoix.campaign.ledger.HandIn.Signatory;

/**
 * What one carries into a minister's office: a cover, where the signatures come from, and
 * the names of those who agreed to it, in two columns. Each page is written out as soon
 * as it is full.
 */
final class PdfPaper implements Paper {

	private static final float MARGIN = PdfCover.MARGIN;

	private static final float WIDTH = PageSize.A4.getWidth() - 2 * MARGIN;

	private static final float TOP = PageSize.A4.getHeight() - 70;

	private static final float BOTTOM = 64;

	private static final float GUTTER = 24;

	private static final float COLUMN = (WIDTH - GUTTER) / 2;

	private static final float SIZE = 9;

	private static final float LEADING = 13;

	private static final Color HAIR = new Color(0xdd, 0xd5, 0xc6);

	private final Document document = new Document(PageSize.A4);

	private final PdfWriter writer;

	private final PdfFonts fonts;

	private final ScriptFonts scripts;

	private final PdfPen pen;

	private final Handover handover;

	private final Locale locale;

	private int column;

	private float y;

	private float top = TOP;

	private long names;

	private long unwritten;

	PdfPaper(OutputStream out, Handover handover, ScriptFonts scripts) throws IOException {
		this.scripts = scripts;
		this.handover = handover;
		this.locale = Locale.of(handover.language());
		this.fonts = PdfFonts.load();
		this.writer = PdfWriter.getInstance(this.document, out);
		this.writer.setCloseStream(false);
		this.writer.setPageEvent(new Footer());
		this.pen = new PdfPen(this.writer);
		this.document.addTitle(handover.title());
		this.document.addCreator("Portevoix");
		this.document.open();
		this.writer.getExtraCatalog().put(PdfName.LANG, new PdfString(handover.language()));
		new PdfCover(this.writer, this.fonts).draw(handover);
		breakdown();
		firstNames();
	}

	@Override
	public void add(Signatory signatory) {
		String place = String
			.join(" ", (signatory.postcode() != null) ? signatory.postcode() : "",
					Locale.of("", signatory.country()).getDisplayCountry(this.locale))
			.strip();
		String name = signatory.givenName() + " " + signatory.familyName();
		this.names++;
		if (!this.fonts.writes(name)) {
			Optional<ShapedLine> shaped = this.scripts.shape(name, SIZE)
				.filter((line) -> line.fits(COLUMN, LEADING, LEADING / 2));
			if (shaped.isPresent()) {
				add(shaped.get(), place);
				return;
			}
			this.unwritten++;
			place = place + " · " + this.handover.elsewhere();
		}
		// A place on a line of its own keeps apart scripts that run in two directions.
		List<String> nameLines = PdfPen.lines(written(name), this.fonts.text(), SIZE, COLUMN);
		List<String> placeLines = PdfPen.lines(written(place), this.fonts.text(), SIZE - 2, COLUMN);
		room((nameLines.size() + placeLines.size()) * LEADING);
		nameLines.forEach((line) -> put(line, SIZE, PdfCover.INK, LEADING - 2));
		placeLines.forEach((line) -> put(line, SIZE - 2, PdfCover.MUTED, LEADING));
	}

	private void add(ShapedLine name, String place) {
		List<String> placeLines = PdfPen.lines(place, this.fonts.text(), SIZE - 2, COLUMN);
		room((1 + placeLines.size()) * LEADING);
		name.draw(this.writer.getDirectContent(), PdfCover.INK, left(), this.y, COLUMN);
		// Letters that hang below the line need a little more.
		this.y -= LEADING;
		placeLines.forEach((line) -> put(line, SIZE - 2, PdfCover.MUTED, LEADING));
	}

	@Override
	public void end() {
		room(3 * LEADING);
		this.y -= LEADING;
		String last = this.handover.last().words(this.names, this.unwritten);
		List<String> lines = PdfPen.lines(last, this.fonts.text(), SIZE, COLUMN);
		room(lines.size() * LEADING);
		lines.forEach((line) -> put(line, SIZE, PdfCover.MUTED, LEADING));
		this.document.close();
	}

	/** Letters that the font lacks are a box, not a gap. */
	private String written(String text) {
		if (this.fonts.writes(text)) {
			return text;
		}
		StringBuilder written = new StringBuilder();
		text.codePoints()
			.map((letter) -> (Character.isWhitespace(letter) || this.fonts.text().charExists(letter)) ? letter
					: '\u25A1')
			.forEach(written::appendCodePoint);
		return written.toString();
	}

	private void breakdown() {
		newPage();
		this.y = this.pen.block(this.handover.breakdownTitle(), this.fonts.said(), 20, PdfCover.INK, MARGIN, TOP, WIDTH)
				- 14;
		table(this.handover.byCountry(), this.handover.countries());
		this.y -= 26;
		table(this.handover.byLanguage(), this.handover.languages());
	}

	private void table(String title, List<Part> parts) {
		this.pen.line(title, this.fonts.bold(), 11, PdfCover.INK, MARGIN, this.y, Element.ALIGN_LEFT);
		this.y -= 20;
		for (Part part : parts) {
			if (this.y < BOTTOM + LEADING) {
				newPage();
				this.y = TOP;
			}
			this.pen.line(part.name(), this.fonts.text(), 10, PdfCover.INK, MARGIN, this.y, Element.ALIGN_LEFT);
			this.pen.line(part.number(), this.fonts.text(), 10, PdfCover.INK, MARGIN + WIDTH - 70, this.y,
					Element.ALIGN_RIGHT);
			this.pen.line(part.share(), this.fonts.text(), 10, PdfCover.MUTED, MARGIN + WIDTH, this.y,
					Element.ALIGN_RIGHT);
			rule(this.y - 6);
			this.y -= 20;
		}
	}

	private void rule(float at) {
		PdfContentByte canvas = this.writer.getDirectContent();
		canvas.saveState();
		canvas.setColorStroke(HAIR);
		canvas.setLineWidth(0.5f);
		canvas.moveTo(MARGIN, at);
		canvas.lineTo(MARGIN + WIDTH, at);
		canvas.stroke();
		canvas.restoreState();
	}

	private void firstNames() {
		newPage();
		float below = this.pen.block(this.handover.namesTitle(), this.fonts.said(), 20, PdfCover.INK, MARGIN, TOP,
				WIDTH);
		this.y = this.pen.block(this.handover.names(), this.fonts.text(), 10, PdfCover.MUTED, MARGIN, below, WIDTH)
				- 12;
		this.top = this.y;
	}

	private void room(float height) {
		if (this.y - height >= BOTTOM) {
			return;
		}
		if (this.column == 0) {
			this.column = 1;
		}
		else {
			newPage();
			this.column = 0;
			this.top = TOP;
		}
		this.y = this.top;
	}

	private void put(String line, float size, Color colour, float leading) {
		this.pen.line(line, this.fonts.text(), size, colour, left(), this.y, Element.ALIGN_LEFT);
		this.y -= leading;
	}

	private float left() {
		return MARGIN + this.column * (COLUMN + GUTTER);
	}

	private void newPage() {
		// What is drawn in its place does not count as something on the page.
		this.writer.setPageEmpty(false);
		this.document.newPage();
		this.writer.setPageEmpty(false);
	}

	/** The title and the number of the page; the cover has none. */
	private final class Footer extends PdfPageEventHelper {

		@Override
		public void onEndPage(PdfWriter of, Document ending) {
			int page = of.getPageNumber();
			if (page == 1) {
				return;
			}
			Rectangle sheet = ending.getPageSize();
			List<String> title = PdfPen.lines(PdfPaper.this.handover.page(), PdfPaper.this.fonts.text(), 8, WIDTH - 60);
			PdfPaper.this.pen.line(title.getFirst(), PdfPaper.this.fonts.text(), 8, PdfCover.MUTED, MARGIN, 36,
					Element.ALIGN_LEFT);
			PdfPaper.this.pen.line(Integer.toString(page), PdfPaper.this.fonts.text(), 8, PdfCover.MUTED,
					sheet.getWidth() - MARGIN, 36, Element.ALIGN_RIGHT);
		}

	}

}
