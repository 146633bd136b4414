package org.portevoix.standalone.journey;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The same journey on pages, with and without scripts, on a phone and on a desk. */
class BrowserJourneyIT {

	private static final String SIGN = "main form button[type=submit]";

	private final RunningSystem system = RunningSystem.shared();

	private final Citizens citizens = new Citizens(this.system);

	@Tag("faults")
	@ParameterizedTest(name = "{0} at {1} px, scripts {2}")
	@CsvSource({ "nl, 320, false", "fr, 320, true", "en, 1280, true", "es, 1280, false" })
	void signsConfirmsAndTakesBackOnPages(String language, int width, boolean script) {
		String name = language + "-" + width;
		String address = "page-" + name + "@example.org";
		long before = this.citizens.count();
		try (Browser browser = Browser.open(width, script)) {
			visit(browser, "/", name + "-0-languages");
			visit(browser, "/" + language + "/", name + "-1-campaigns");
			visit(browser, "/" + language + "/campaigns/" + Citizens.CAMPAIGN, name + "-2-campaign");

			fill(browser, "aicha@");
			browser.press(SIGN);
			check(browser, name + "-3-mistyped");
			assertThat(browser.find("[name=givenName]").getDomProperty("value")).isEqualTo("Aïcha");
			assertThat(browser.find("[name=email]").getDomAttribute("aria-invalid")).isEqualTo("true");

			fill(browser, address);
			browser.press(SIGN);
			check(browser, name + "-4-look-at-your-mail");
			JsonNode mail = this.citizens.awaitMail(address, 1);
			assertThat(this.citizens.count()).isEqualTo(before);

			visit(browser, "/" + language + "/confirm?token=" + Citizens.token(mail, "confirm"), name + "-5-confirm");
			assertThat(browser.text()).contains("Aïcha");
			browser.press(SIGN);
			check(browser, name + "-6-thanks");
			this.citizens.awaitCount(before + 1);

			visit(browser, "/" + language + "/campaigns/" + Citizens.CAMPAIGN + "/notice", name + "-7-notice");
			visit(browser, "/" + language + "/withdraw?token=" + Citizens.token(mail, "withdraw"),
					name + "-8-withdraw");
			browser.press(SIGN);
			check(browser, name + "-9-withdrawn");
			this.citizens.awaitCount(before);
			visit(browser, "/" + language + "/campaigns/nowhere", name + "-10-not-found");
			visit(browser, "/" + language + "/confirm?token=cut", name + "-11-bad-link");
		}
	}

	@ParameterizedTest
	@CsvSource("en")
	void movesTheCountWhileSomebodyLooks(String language) {
		long before = this.citizens.count();
		try (Browser browser = Browser.open(1280, true)) {
			browser.go(this.system.url("/" + language + "/campaigns/" + Citizens.CAMPAIGN));
			String address = "watched@example.org";
			this.citizens.sign(this.citizens.form("Watched", address, language));
			this.citizens.confirm(Citizens.token(this.citizens.awaitMail(address, 1), "confirm"));
			this.citizens.awaitCount(before + 1);
			String shown = Long.toString(before + 1);
			await().untilAsserted(() -> assertThat(browser.find(".count").getText()).contains(shown));
		}
	}

	private static void fill(Browser browser, String address) {
		browser.type("givenName", "Aïcha");
		browser.type("familyName", "Ndiaye");
		browser.type("email", address);
		browser.choose("country", "BE");
		browser.tick("ageConfirmed");
	}

	private void visit(Browser browser, String path, String name) {
		browser.go(this.system.url(path));
		check(browser, name);
	}

	private static void check(Browser browser, String name) {
		browser.picture(name);
		browser.assertAccessible(name);
		browser.assertFits(name);
	}

}
