package org.portevoix.ui;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;

class UiTests {

	private final Countries countries = new Countries(List.of("BE", "SN"));

	@AfterEach
	void forgetTheLocale() {
		LocaleContextHolder.resetLocaleContext();
	}

	@Test
	void takesTheLanguageFromTheAddressBeforeTheBrowsersWish() {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", "/nl/campaigns/x");
		request.addPreferredLocale(Locale.FRENCH);
		assertThat(PathLocaleResolver.languageOf(request)).isEqualTo(Language.NL);
	}

	@Test
	void takesTheFirstLanguageThatItHasWhereTheAddressSaysNone() {
		assertThat(Language.likely(List.of(Locale.GERMAN, Locale.forLanguageTag("es-BO"), Locale.FRENCH)))
			.isEqualTo(Language.ES);
		assertThat(Language.likely(List.of(Locale.JAPANESE))).isEqualTo(Language.FR);
	}

	@Test
	void writesNumbersAndDaysAsEachLanguageDoes() {
		Formats formats = new Formats();
		Instant midsummer = Instant.parse("2026-06-11T22:30:00Z");
		assertThat(in(Language.FR, () -> formats.number(12486))).isEqualTo("12\u202f486");
		assertThat(in(Language.NL, () -> formats.number(12486))).isEqualTo("12.486");
		assertThat(in(Language.EN, () -> formats.number(12486))).isEqualTo("12,486");
		assertThat(in(Language.ES, () -> formats.number(12486))).isEqualTo("12.486");
		assertThat(in(Language.FR, () -> formats.day(midsummer))).isEqualTo("12 juin 2026");
		assertThat(in(Language.NL, () -> formats.day(midsummer))).isEqualTo("12 juni 2026");
		assertThat(in(Language.EN, () -> formats.day(midsummer))).isEqualTo("12 June 2026");
		assertThat(in(Language.ES, () -> formats.day(midsummer))).isEqualTo("12 de junio de 2026");
	}

	@Test
	void offersEachCountryOnceAndSortsThemAsTheLanguageDoes() {
		for (Language language : Language.all()) {
			Countries.Choice choice = this.countries.in(language);
			List<String> codes = Stream.concat(choice.first().stream(), choice.others().stream())
				.map(Countries.Country::code)
				.toList();
			assertThat(codes).startsWith("BE", "SN").doesNotHaveDuplicates();
			assertThat(new TreeSet<>(codes)).isEqualTo(new TreeSet<>(List.of(Locale.getISOCountries())));
		}
		List<String> french = this.countries.in(Language.FR).others().stream().map(Countries.Country::name).toList();
		// É sorts as E does, not after Z.
		assertThat(french.indexOf("Équateur")).isLessThan(french.indexOf("Fidji"));
	}

	@Test
	void marksTheChosenCountryAndNoOther() {
		assertThat(this.countries.options(Language.NL, "SN")).contains("<option value=SN selected>Senegal")
			.containsOnlyOnce(" selected");
		assertThat(this.countries.options(Language.NL, "\"><script>")).doesNotContain("selected", "script");
	}

	@Test
	void drawsTheSameWavesForAnameForEverAndOthersForAnother() {
		assertThat(Waves.of("social-protection")).isEqualTo(Waves.of("social-protection"))
			.isNotEqualTo(Waves.of("decent-work"));
		assertThat(Waves.of("social-protection").rings()).hasSizeBetween(6, 20);
	}

	@Test
	void keepsAfileForEverOnlyUnderTheHashOfItsContent() {
		Assets assets = new Assets();
		AssetsController controller = new AssetsController(assets);
		String version = assets.url("portevoix.css").replaceFirst(".*v=", "");
		assertThat(controller.asset("portevoix.css", version).getHeaders().getCacheControl()).contains("immutable");
		assertThat(controller.asset("portevoix.css", "another").getHeaders().getCacheControl()).isEqualTo("no-cache");
		assertThat(controller.asset("portevoix.css", null).getStatusCode()).isEqualTo(HttpStatus.OK);
	}

	@Test
	void drawsApictureForPreviews() {
		byte[] png = new WavesPicture().picture("social-protection").getBody();
		assertThat(png).startsWith(0x89, 'P', 'N', 'G').hasSizeLessThan(150_000);
	}

	private static String in(Language language, java.util.function.Supplier<String> written) {
		LocaleContextHolder.setLocale(language.locale());
		return written.get();
	}

}
