package org.portevoix.member.desk;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Properties;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portevoix.member.consents.Method;
import org.portevoix.member.contacts.Disclosure;
import org.portevoix.events.Purpose;
import org.portevoix.ui.FormsOfAddress;

import static org.assertj.core.api.Assertions.assertThat;

class WordsTests {

	@ParameterizedTest
	@ValueSource(strings = { "fr", "nl", "es" })
	void sayTheSameThingsInEachLanguage(String language) throws IOException {
		Properties words = words(language);
		assertThat(words.keySet()).isEqualTo(words("en").keySet());
		words.forEach((key, text) -> {
			assertThat((String) text).as("%s in %s", key, language).isNotBlank().doesNotContain("'");
			assertThat(text.toString().contains("{0}")).as("%s in %s", key, language)
				.isEqualTo(english(key).contains("{0}"));
		});
	}

	@Test
	void writeFrenchAsPrintersDo() throws IOException {
		words("fr").forEach((key, text) -> assertThat((String) text).as(key.toString())
			.doesNotContainPattern("[ \\p{L}\\d][!?;»]| [:!?;»]|« ")
			.doesNotContainPattern("\\p{L}:"));
	}

	@Test
	void speakToNobodyAsToAStranger() {
		assertThat(FormsOfAddress.formal("org/portevoix")).isEmpty();
	}

	@Test
	void nameAllThatAReportCanHold() throws IOException {
		Properties words = words("en");
		assertThat(Arrays.stream(Purpose.values()).map((purpose) -> "report.purpose." + purpose.code()))
			.allMatch(words::containsKey);
		assertThat(Arrays.stream(Method.values()).map((method) -> "report.method." + code(method)))
			.allMatch(words::containsKey);
		assertThat(Arrays.stream(Disclosure.Way.values()).map((way) -> "report.way." + code(way)))
			.allMatch(words::containsKey);
	}

	private static String code(Enum<?> value) {
		return value.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
	}

	private static String english(Object key) {
		try {
			return words("en").getProperty(key.toString());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Properties words(String language) throws IOException {
		Properties words = new Properties();
		try (InputStream file = WordsTests.class.getResourceAsStream("messages_" + language + ".properties")) {
			words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
		}
		return words;
	}

}
