package org.portevoix.campaign.exports;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * The fonts of this machine, for scripts that the fonts of {@link PdfFonts} lack. They
 * are read when the first name needs them, and kept.
 */
@Component
class ScriptFonts {

	private static final Logger log = LoggerFactory.getLogger(ScriptFonts.class);

	private static final Pattern UPRIGHT = Pattern.compile(".*-Regular\\.(ttf|otf|ttc)");

	private static final Comparator<Path> PLAINEST_FIRST = Comparator
		.comparing((Path file) -> !file.getFileName().toString().contains("Sans"))
		.thenComparing((file) -> file.getFileName().toString().length())
		.thenComparing(Comparator.naturalOrder());

	private final Supplier<List<Font>> fonts;

	ScriptFonts(ExportSettings settings) {
		this.fonts = SingletonSupplier.of(() -> load(settings.fonts()));
	}

	/**
	 * One line of text as it is drawn, letters joined and stacked as their script wants
	 * it.
	 * @param size in points
	 * @return empty if a letter is in no font
	 */
	Optional<ShapedLine> shape(String text, float size) {
		return ShapedLine.of(text, size, this.fonts.get());
	}

	private static List<Font> load(List<Path> places) {
		List<Font> fonts = new ArrayList<>();
		for (Path place : places) {
			if (Files.isDirectory(place)) {
				fonts.addAll(load(place));
			}
		}
		log.info("{} fonts for names in other scripts, from {}", fonts.size(), places);
		return fonts;
	}

	private static List<Font> load(Path place) {
		List<Font> fonts = new ArrayList<>();
		try (Stream<Path> files = Files.list(place)) {
			for (Path file : files.filter((one) -> UPRIGHT.matcher(one.getFileName().toString()).matches())
				.sorted(PLAINEST_FIRST)
				.toList()) {
				fonts.addAll(read(file));
			}
		}
		catch (IOException ex) {
			log.warn("Fonts in {} can't be read: {}", place, ex.getClass().getSimpleName());
		}
		return fonts;
	}

	/** Only the first of a collection: the others hold the same letters. */
	private static List<Font> read(Path file) {
		try {
			return List.of(Font.createFonts(file.toFile())[0]);
		}
		// A machine without fontconfig answers with an error.
		catch (IOException | FontFormatException | RuntimeException | InternalError | LinkageError ex) {
			log.warn("The font {} can't be read: {}", file.getFileName(), ex.getClass().getSimpleName());
			return List.of();
		}
	}

}
