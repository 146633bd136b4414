package org.portevoix.campaign.pages;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portevoix.ui.FormsOfAddress;
import org.portevoix.ui.Language;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

class WordsTests {

	private static final Pattern ARGUMENT = Pattern.compile("\\{[^}]*}");

	@ParameterizedTest
	@ValueSource(strings = { "org/portevoix/ui/messages", "org/portevoix/campaign/pages/messages",
			"org/portevoix/campaign/dashboard/messages", "org/portevoix/campaign/exports/messages",
			"org/portevoix/campaign/moderation/messages", "org/portevoix/campaign/console/messages" })
	void saysTheSameThingsInEachLanguage(String bundle) throws IOException {
		Map<String, String> french = words(bundle, Language.FR);
		for (Language language : Language.all()) {
			Map<String, String> words = words(bundle, language);
			assertThat(words.keySet()).as(language.code()).isEqualTo(french.keySet());
			words.forEach((key, said) -> assertThat(arguments(said)).as(language.code() + " " + key)
				.isEqualTo(arguments(french.getOrDefault(key, ""))));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "org/portevoix/ui/messages", "org/portevoix/campaign/pages/messages",
			"org/portevoix/campaign/dashboard/messages", "org/portevoix/campaign/exports/messages",
			"org/portevoix/campaign/moderation/messages", "org/portevoix/campaign/console/messages" })
	void writesAsPrintersDo(String bundle) throws IOException {
		for (Language language : Language.all()) {
			words(bundle, language).forEach((key, said) -> assertThat(said).as(language.code() + " " + key)
				.isNotBlank()
				.doesNotContain("'", "\"", "...", "  "));
		}
		words(bundle, Language.FR).forEach((key, said) -> assertThat(said).as(key)
			.doesNotContainPattern("[ \\p{L}\\d][!?;»]| [:!?;»]|« ")
			.doesNotContainPattern("\\p{L}:"));
	}

	@Test
	void speaksToNobodyAsToAStranger() {
		assertThat(FormsOfAddress.formal("org/portevoix")).isEmpty();
	}

	private static List<String> arguments(String said) {
		Matcher matcher = ARGUMENT.matcher(said);
		return matcher.results().map((result) -> result.group()).sorted().distinct().collect(Collectors.toList());
	}

	private static Map<String, String> words(String bundle, Language language) throws IOException {
		Properties properties = new Properties();
		ClassPathResource file = new ClassPathResource(bundle + "_" + language.code() + ".properties");
		try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
			properties.load(reader);
		}
		Map<String, String> words = new TreeMap<>();
		properties.forEach((key, said) -> words.put(key.toString(), said.toString()));
		return words;
	}

}
