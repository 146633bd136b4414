package org.portevoix.ui;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;

/**
 * Waves of sound, the only ornament: broken rings around a mouth, drawn from a name, so
 * that each campaign has its own and keeps it.
 *
 * @param x where the mouth is
 * @param y where the mouth is
 * @param rings from the mouth outwards
 */
public record Waves(int x, int y, List<Ring> rings) {

	/** The width of the drawing. */
	public static final int WIDTH = 1200;

	/** The height of the drawing. */
	public static final int HEIGHT = 630;

	private static final String VOICE = "#c2331d";

	private static final String GOLD = "#f0b23a";

	private static final String CHALK = "#fcfaf6";

	public Waves {
		rings = List.copyOf(rings);
	}

	/** Draws the waves of a name; the same for ever. */
	public static Waves of(String name) {
		CRC32C seed = new CRC32C();
		seed.update(name.getBytes(StandardCharsets.UTF_8));
		SplittableRandom dice = new SplittableRandom(seed.getValue());
		int x = dice.nextInt(820, 1040);
		int y = dice.nextInt(220, 460);
		int golden = dice.nextInt(2, 5);
		int chalky = dice.nextInt(5, 8);
		List<Ring> rings = new ArrayList<>();
		int radius = dice.nextInt(46, 70);
		for (int index = 0; radius < WIDTH; index++) {
			String colour = (index == golden) ? GOLD : (index == chalky) ? CHALK : VOICE;
			rings.add(ring(dice, radius, index, colour));
			radius += dice.nextInt(34, 58) + index * 4;
		}
		return new Waves(x, y, rings);
	}

	private static Ring ring(SplittableRandom dice, int radius, int index, String colour) {
		int width = VOICE.equals(colour) ? dice.nextInt(8, 19) : 4;
		int around = (int) (2 * Math.PI * radius);
		int sounds = dice.nextInt(1, 4);
		List<Integer> dashes = new ArrayList<>();
		for (int sound = 0; sound < sounds; sound++) {
			int share = around / sounds;
			int silence = dice.nextInt(share / 12, share / 3);
			dashes.add(share - silence);
			dashes.add(silence);
		}
		double loudness = Math.max(0.11, 0.95 - index * 0.13);
		return new Ring(radius, width, dashes, dice.nextInt(0, around), colour, (int) (loudness * 100));
	}

	/** As the inside of an {@code svg} element; every value is a number or a colour. */
	public String svg() {
		StringBuilder svg = new StringBuilder();
		for (Ring ring : this.rings) {
			svg.append("<circle cx=\"").append(this.x).append("\" cy=\"").append(this.y);
			svg.append("\" r=\"").append(ring.radius()).append("\" stroke=\"").append(ring.colour());
			svg.append("\" stroke-width=\"").append(ring.width()).append("\" stroke-opacity=\".");
			svg.append(ring.loudness()).append("\" stroke-dashoffset=\"").append(ring.turn());
			svg.append("\" stroke-dasharray=\"").append(spaced(ring.dashes())).append("\"/>");
		}
		return svg.toString();
	}

	private static String spaced(List<Integer> numbers) {
		return String.join(" ", numbers.stream().map(String::valueOf).toList());
	}

	/**
	 * A ring of sounds and silences.
	 *
	 * @param dashes lengths of sounds and silences in turn
	 * @param turn where on the ring the first begins
	 * @param colour as in CSS
	 * @param loudness 1 to 99
	 */
	public record Ring(int radius, int width, List<Integer> dashes, int turn, String colour, int loudness) {

		public Ring {
			dashes = List.copyOf(dashes);
		}

	}

}
