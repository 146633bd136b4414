package org.portevoix.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** The container images, named in one place. */
public record Images(String kafka, String mongodb) {

	/** What {@code images.properties} says. */
	public static Images load() {
		Properties properties = new Properties();
		try (var in = Images.class.getResourceAsStream("images.properties")) {
			properties.load(Objects.requireNonNull(in));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return new Images(properties.getProperty("kafka"), properties.getProperty("mongodb"));
	}

}
