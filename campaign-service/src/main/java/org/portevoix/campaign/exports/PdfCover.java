package org.portevoix.campaign.exports;

import java.awt.Color;
import java.util.List;

import org.openpdf.text.Element;
import org.openpdf.text.PageSize;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfGState;
import org.openpdf.text.pdf.PdfWriter;
import org.portevoix.ui.Waves;

/** The first page: the waves of the campaign, what is demanded, and how many say so. */
final class PdfCover {

	static final Color INK = new Color(0x17, 0x20, 0x1f);

	static final Color MUTED = new Color(0x5b, 0x62, 0x5e);

	static final Color VOICE = new Color(0xc2, 0x33, 0x1d);

	static final float MARGIN = 56;

	private static final float WIDTH = PageSize.A4.getWidth();

	private static final float HEIGHT = PageSize.A4.getHeight();

	private static final float SCALE = WIDTH / Waves.WIDTH;

	private static final float BAND = Waves.HEIGHT * SCALE;

	/** A demand is a sentence; what does not fit stands on the campaign's page. */
	private static final int MOST_LINES = 8;

	private final PdfWriter writer;

	private final PdfPen pen;

	private final PdfFonts fonts;

	PdfCover(PdfWriter writer, PdfFonts fonts) {
		this.writer = writer;
		this.pen = new PdfPen(writer);
		this.fonts = fonts;
	}

	void draw(Handover handover) {
		waves(handover.slug());
		float width = WIDTH - 2 * MARGIN;
		float y = HEIGHT - BAND - 58;
		y = this.pen.block(handover.title(), this.fonts.said(), 27, INK, MARGIN, y, width) - 6;
		List<String> demand = PdfPen.lines(handover.demand(), this.fonts.text(), 13, width);
		for (String line : demand.subList(0, Math.min(MOST_LINES, demand.size()))) {
			this.pen.line(line, this.fonts.text(), 13, INK, MARGIN, y, Element.ALIGN_LEFT);
			y -= 19;
		}
		y -= 10;
		for (String target : handover.targets()) {
			y = this.pen.block(target, this.fonts.bold(), 11, INK, MARGIN, y, width);
		}
		this.pen.line(handover.number(), this.fonts.said(), 52, VOICE, MARGIN, 150, Element.ALIGN_LEFT);
		this.pen.block(handover.signed(), this.fonts.text(), 13, INK, MARGIN, 124, width);
		this.pen.block(handover.carrier(), this.fonts.text(), 10, MUTED, MARGIN, 86, width);
	}

	private void waves(String slug) {
		PdfContentByte canvas = this.writer.getDirectContent();
		canvas.saveState();
		canvas.rectangle(0, HEIGHT - BAND, WIDTH, BAND);
		canvas.clip();
		canvas.newPath();
		canvas.setColorFill(INK);
		canvas.rectangle(0, HEIGHT - BAND, WIDTH, BAND);
		canvas.fill();
		Waves waves = Waves.of(slug);
		waves.rings().forEach((ring) -> ring(canvas, waves, ring));
		canvas.restoreState();
	}

	private static void ring(PdfContentByte canvas, Waves waves, Waves.Ring ring) {
		PdfGState loudness = new PdfGState();
		loudness.setStrokeOpacity(ring.loudness() / 100f);
		float[] dashes = new float[ring.dashes().size()];
		for (int i = 0; i < dashes.length; i++) {
			dashes[i] = ring.dashes().get(i) * SCALE;
		}
		canvas.saveState();
		canvas.setGState(loudness);
		canvas.setColorStroke(Color.decode(ring.colour()));
		canvas.setLineWidth(ring.width() * SCALE);
		canvas.setLineDash(dashes, ring.turn() * SCALE);
		canvas.circle(waves.x() * SCALE, HEIGHT - waves.y() * SCALE, ring.radius() * SCALE);
		canvas.stroke();
		canvas.restoreState();
	}

}
