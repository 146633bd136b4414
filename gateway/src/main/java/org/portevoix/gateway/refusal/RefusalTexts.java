package org.portevoix.gateway.refusal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * All that the gateway ever says, rendered once at the start: a refusal must cost less
 * than what it refuses.
 */
final class RefusalTexts {

	private static final String PROBLEM = """
			{"type":"https://portevoix.org/problems/%s","title":"%s","status":%d,"detail":"%s"}""";

	private final Map<Refusal, byte[]> problems = new HashMap<>();

	private final Map<String, byte[]> pages = new HashMap<>();

	RefusalTexts() {
		String template = read("refusal/page.html");
		for (Refusal refusal : Refusal.values()) {
			this.problems.put(refusal, problem(refusal));
		}
		for (String language : AskerForm.LANGUAGES) {
			Properties texts = texts(language);
			for (Refusal refusal : Refusal.values()) {
				this.pages.put(language + refusal, page(template, language, texts, refusal));
			}
		}
	}

	byte[] text(Refusal refusal, AskerForm form) {
		byte[] text = form.page() ? this.pages.get(form.language() + refusal) : this.problems.get(refusal);
		if (text == null) {
			throw new IllegalStateException("No text for " + refusal + " in " + form.language());
		}
		return text;
	}

	private static byte[] problem(Refusal refusal) {
		return PROBLEM
			.formatted(refusal.slug(), refusal.status().getReasonPhrase(), refusal.status().value(), refusal.detail())
			.getBytes(StandardCharsets.UTF_8);
	}

	private static byte[] page(String template, String language, Properties texts, Refusal refusal) {
		return template.replace("{language}", language)
			.replace("{title}", text(texts, refusal.slug() + ".title"))
			.replace("{said}", text(texts, refusal.slug() + ".said"))
			.replace("{next}", text(texts, refusal.slug() + ".next"))
			.replace("{action}", action(language, texts, refusal))
			.replace("{skip}", text(texts, "skip"))
			.getBytes(StandardCharsets.UTF_8);
	}

	private static String action(String language, Properties texts, Refusal refusal) {
		return switch (refusal) {
			// In another tab: the form that was sent is behind this one.
			case SIGN_IN_NEEDED -> "<a class=\"button\" href=\"/console\" target=\"_blank\" rel=\"noopener\">"
					+ text(texts, "sign-in-again") + "</a>";
			case SIGN_IN_FAILED -> "<a class=\"button\" href=\"/console\">" + text(texts, "sign-in") + "</a>";
			case FOREIGN -> "<a class=\"button\" href=\"/console\">" + text(texts, "console") + "</a>";
			case BAD_REQUEST, NOT_FOUND, TOO_SLOW, TOO_LARGE, TOO_MANY, BROKEN, UNAVAILABLE ->
				"<a class=\"button\" href=\"/" + language + "/\">" + text(texts, "campaigns") + "</a>";
		};
	}

	private static String text(Properties texts, String key) {
		String text = texts.getProperty(key);
		if (text == null) {
			throw new IllegalStateException("Missing text: " + key);
		}
		return text;
	}

	private static Properties texts(String language) {
		Properties texts = new Properties();
		try (Reader reader = open("refusal/texts_" + language + ".properties")) {
			texts.load(reader);
			return texts;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String read(String resource) {
		try (Reader reader = open(resource)) {
			return reader.readAllAsString();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Reader open(String resource) {
		InputStream stream = RefusalTexts.class.getClassLoader().getResourceAsStream(resource);
		if (stream == null) {
			throw new IllegalStateException("Missing resource: " + resource);
		}
		return new InputStreamReader(stream, StandardCharsets.UTF_8);
	}

}
