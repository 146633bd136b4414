package org.portevoix.ui;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import javax.imageio.ImageIO;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The picture of a campaign in previews: its waves and the megaphone. Networks take no
 * SVG there. It holds no letters, because a server need not have fonts.
 */
@RestController
class WavesPicture {

	private static final int KEPT = 64;

	private static final Color NIGHT = new Color(0x17201f);

	private static final Color VOICE = new Color(0xc2331d);

	private static final Color CHALK = new Color(0xfcfaf6);

	private final Map<String, byte[]> drawn = Collections.synchronizedMap(new LinkedHashMap<>(KEPT, 0.75f, true) {
		@Override
		protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
			return size() > KEPT;
		}
	});

	@GetMapping("/assets/waves/{name:[a-z0-9-]{1,80}}.png")
	ResponseEntity<byte[]> picture(@PathVariable String name) {
		return ResponseEntity.ok()
			.contentType(MediaType.IMAGE_PNG)
			.cacheControl(CacheControl.maxAge(Duration.ofDays(30)).cachePublic())
			.body(this.drawn.computeIfAbsent(name, WavesPicture::draw));
	}

	private static byte[] draw(String name) {
		BufferedImage image = new BufferedImage(Waves.WIDTH, Waves.HEIGHT, BufferedImage.TYPE_INT_RGB);
		Graphics2D pen = image.createGraphics();
		pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		pen.setColor(NIGHT);
		pen.fillRect(0, 0, Waves.WIDTH, Waves.HEIGHT);
		Waves waves = Waves.of(name);
		waves.rings().forEach((ring) -> draw(pen, waves, ring));
		pen.setComposite(AlphaComposite.SrcOver);
		drawMegaphone(pen);
		pen.dispose();
		return png(image);
	}

	private static void draw(Graphics2D pen, Waves waves, Waves.Ring ring) {
		float[] dashes = new float[ring.dashes().size()];
		for (int index = 0; index < dashes.length; index++) {
			dashes[index] = ring.dashes().get(index);
		}
		pen.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, ring.loudness() / 100f));
		pen.setColor(Color.decode(ring.colour()));
		pen.setStroke(
				new BasicStroke(ring.width(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, dashes, ring.turn()));
		int across = 2 * ring.radius();
		pen.draw(new Ellipse2D.Float(waves.x() - ring.radius(), waves.y() - ring.radius(), across, across));
	}

	private static void drawMegaphone(Graphics2D pen) {
		pen.translate(90, 195);
		pen.scale(10, 10);
		pen.setColor(VOICE);
		pen.fill(new Polygon(new int[] { 2, 7, 20, 20, 7, 2 }, new int[] { 9, 9, 2, 22, 15, 15 }, 6));
		pen.setColor(CHALK);
		pen.setStroke(new BasicStroke(2.4f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
		pen.drawArc(18, 5, 12, 14, -48, 96);
	}

	private static byte[] png(BufferedImage image) {
		try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
			ImageIO.write(image, "png", out);
			return out.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
