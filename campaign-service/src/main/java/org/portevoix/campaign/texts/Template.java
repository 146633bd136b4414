package org.portevoix.campaign.texts;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text with places to fill, named in braces, and nothing else to learn. */
final class Template {

	private static final Pattern PLACE = Pattern.compile("\\{([a-z-]+)}");

	private static final int VERSION_LENGTH = 16;

	private Template() {
	}

	/**
	 * Fills every place.
	 * @throws IllegalArgumentException if there is nothing for one
	 */
	static String fill(String template, Map<String, String> values) {
		return PLACE.matcher(template).replaceAll((place) -> {
			String value = values.get(place.group(1));
			if (value == null) {
				throw new IllegalArgumentException("Nothing for the place " + place.group(1));
			}
			return Matcher.quoteReplacement(value);
		});
	}

	/** The version of a text: the start of its SHA-256, safe in an address. */
	static String version(String text) {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, VERSION_LENGTH);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** The texts of a file beside this class, in UTF-8. */
	static Properties read(String file) {
		Properties texts = new Properties();
		try (InputStream stream = Template.class.getResourceAsStream(file)) {
			if (stream == null) {
				throw new IllegalStateException("No file " + file);
			}
			Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8);
			texts.load(reader);
			return texts;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** A whole file beside this class, in UTF-8. */
	static String readWhole(String file) {
		try (InputStream stream = Template.class.getResourceAsStream(file)) {
			if (stream == null) {
				throw new IllegalStateException("No file " + file);
			}
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
