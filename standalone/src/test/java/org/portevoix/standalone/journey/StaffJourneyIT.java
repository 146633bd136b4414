package org.portevoix.standalone.journey;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Somebody of the staff signs in, begins a campaign, looks at every page, and signs out.
 */
class StaffJourneyIT {

	private static final List<String> PAGES = List.of("/console/campaigns", "/console/campaigns/social-protection",
			"/console/campaigns/social-protection/settings", "/console/campaigns/social-protection/texts/nl",
			"/console/campaigns/social-protection/preview", "/console/campaigns/social-protection/pause",
			"/console/campaigns/social-protection/dashboard", "/console/campaigns/social-protection/exports",
			"/console/subscriptions", "/console/clients", "/console/team", "/console/organisations",
			"/console/organisations/wsm", "/console/people", "/console/people/supporters", "/console/audit",
			"/console/account");

	private final RunningSystem system = RunningSystem.shared();

	@ParameterizedTest(name = "{0} at {1} px")
	@CsvSource({ "en, 1280", "nl, 320" })
	void signsInBeginsACampaignAndSignsOut(String language, int width) {
		String name = "console-" + language + "-" + width;
		try (Browser browser = Browser.open(width, true)) {
			browser.go(this.system.url("/console?lang=" + language));
			assertThat(browser.url()).contains("/signin");
			look(browser, name + "-signin");
			browser.type("email", "admin@example.org");
			browser.type("password", "not this one at all");
			browser.press("main form button[type=submit]");
			look(browser, name + "-wrong-password");
			browser.type("password", RunningSystem.ADMIN_PASSWORD);
			browser.press("main form button[type=submit]");
			await().atMost(RunningSystem.PATIENCE).until(() -> browser.url().endsWith("/console/campaigns"));

			browser.go(this.system.url("/console/campaigns/_new"));
			look(browser, name + "-new");
			browser.type("title", "Fair work in every port " + width);
			browser.choose("organisation", "wsm");
			browser.press("main form button");
			await().atMost(RunningSystem.PATIENCE)
				.until(() -> browser.url().contains("fair-work-in-every-port-" + width));
			look(browser, name + "-draft");

			for (String page : PAGES) {
				browser.go(this.system.url(page));
				assertThat(browser.find("main h1").getText()).as(page).isNotBlank();
				look(browser, name + page.replace('/', '-'));
			}
			await().atMost(RunningSystem.PATIENCE).until(() -> {
				browser.go(this.system.url("/console/audit"));
				return browser.text().contains("fair-work-in-every-port-" + width);
			});
			browser.press("form[action='/signout'] button");
			await().atMost(RunningSystem.PATIENCE).until(() -> browser.url().endsWith("/signin/out"));
			browser.go(this.system.url("/console/campaigns"));
			assertThat(browser.url()).contains("/signin");
		}
	}

	private static void look(Browser browser, String name) {
		browser.picture(name);
		browser.assertAccessible(name);
		browser.assertFits(name);
	}

}
