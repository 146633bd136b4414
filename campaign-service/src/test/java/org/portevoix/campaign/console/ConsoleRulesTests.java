package org.portevoix.campaign.console;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portevoix.campaign.campaigns.Campaign.PreviewLink;
import org.portevoix.tokens.TokenKeys;

import static org.assertj.core.api.Assertions.assertThat;

class ConsoleRulesTests {

	private static final Instant NOW = Instant.parse("2026-06-12T10:00:00Z");

	private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");

	private static final String KEY = "k1:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

	@ParameterizedTest
	@CsvSource({ "L’œuvre des Été 2026!,l-oeuvre-des-ete-2026", "  ¿Qué?  ,que", "Straße & co,strasse-co", "工会,''",
			"--,''" })
	void makesAnAddressOfATitle(String title, String slug) {
		assertThat(Slug.of(title)).isEqualTo(slug);
	}

	@Test
	void cutsALongAddressBetweenWords() {
		assertThat(Slug.of("solidarity ".repeat(20))).hasSizeLessThanOrEqualTo(60).endsWith("solidarity");
	}

	@Test
	void readsTimesInTheirZone() {
		assertThat(Times.iso("2026-06-12T14:30", BRUSSELS)).isEqualTo("2026-06-12T12:30:00Z");
		assertThat(Times.iso("2026-12-12T14:30", BRUSSELS)).isEqualTo("2026-12-12T13:30:00Z");
		assertThat(Times.local(Instant.parse("2026-06-12T12:30:59Z"), BRUSSELS)).isEqualTo("2026-06-12T14:30");
		assertThat(Times.iso("soon", BRUSSELS)).isEqualTo("soon");
		assertThat(Times.day("2026-06-12", BRUSSELS, NOW.minusSeconds(7200))).isEqualTo("2026-06-12T08:00:00Z");
		assertThat(Times.day("2026-06-11", BRUSSELS, NOW)).isEqualTo("2026-06-11T10:00:00Z");
		assertThat(Times.day("2026-06-13", BRUSSELS, NOW)).isEqualTo("2026-06-13T10:00:00Z");
		assertThat(Times.zone("Nowhere/Here", "UTC")).isEqualTo(ZoneId.of("UTC"));
	}

	@Test
	void findsOnlyWhatBothChanged() {
		Map<String, String> was = Map.of("title", Merge.hash("T"), "demand", Merge.hash("D"), "story", Merge.hash("S"),
				"thanks", Merge.hash("K"));
		Merge merge = Merge.of(was, Map.of("title", "mine", "demand", "mine", "story", "S", "thanks", "same"),
				Map.of("title", "T", "demand", "theirs", "story", "theirs", "thanks", "same"));
		assertThat(merge.touched()).containsExactly("demand", "title");
		assertThat(merge.conflicts()).containsExactly("demand");
		assertThat(Merge.of(Map.of("story", Merge.hash("a\nb")), Map.of("story", "a\r\nb\r\n"), Map.of("story", "c"))
			.touched()).isEmpty();
		assertThat(Merge.of(Map.of(), Map.of("title", "mine"), Map.of("title", "theirs")).conflicts())
			.as("a form that does not say what it saw")
			.containsExactly("title");
	}

	@Test
	void endsApreviewLinkAfterItsTime() {
		PreviewLinks links = new PreviewLinks(TokenKeys.parse(KEY), Duration.ofDays(7));
		PreviewLink link = links.next(NOW);
		String token = links.token("c-1", link);
		assertThat(links.read(token, NOW.plus(Duration.ofDays(7)).minusSeconds(1)))
			.hasValue(new PreviewLinks.Named("c-1", link.serial()));
		assertThat(links.read(token, NOW.plus(Duration.ofDays(7)))).isEmpty();
		String longer = links.token("c-1", new PreviewLink(link.serial(), link.until().plusSeconds(3600)));
		assertThat(
				links.read(token.substring(0, token.lastIndexOf('.')) + longer.substring(longer.lastIndexOf('.')), NOW))
			.as("the end of one with the seal of another")
			.isEmpty();
		for (int i = 0; i < token.length(); i++) {
			String forged = token.substring(0, i) + (token.charAt(i) == 'x' ? 'y' : 'x') + token.substring(i + 1);
			assertThat(links.read(forged, NOW)).as(forged).isEmpty();
		}
		assertThat(links.read(
				TokenKeys.parse("k1:" + "MTEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=").seal("preview", "c-1.s.zzzzzz"),
				NOW))
			.isEmpty();
	}

}
