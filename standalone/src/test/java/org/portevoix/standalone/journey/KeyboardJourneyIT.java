package org.portevoix.standalone.journey;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A campaigner takes a campaign from its first word to the file for the minister, and has
 * nothing but a keyboard.
 */
class KeyboardJourneyIT {

	private static final Map<String, List<String>> WORDS = Map.of("fr",
			List.of("Une pension pour chaque travailleuse", "Nous voulons une pension pour toutes.",
					"Qui travaille a droit à **une pension**.", "Merci, faites passer."),
			"nl", List.of("Een pensioen voor elke werkster", "Wij willen een pensioen voor iedereen.",
					"Wie werkt, heeft recht op **een pensioen**.", "Bedankt, zeg het voort."));

	private final RunningSystem system = RunningSystem.shared();

	private final String slug = "pension-" + UUID.randomUUID().toString().substring(0, 8);

	private final String campaign = "/console/campaigns/" + this.slug;

	@TempDir
	private Path downloads;

	@Test
	void takesACampaignFromItsFirstWordToItsExportByKeyboard() {
		try (Browser browser = Browser.open(1280, true)) {
			browser.downloadInto(this.downloads);
			Keyboard keys = browser.keyboard();
			signIn(browser, keys);
			begin(browser, keys);
			translate(browser, keys, "fr");
			translate(browser, keys, "nl");
			mend(browser, keys);
			publish(browser, keys);
			watch(browser, keys);
			note(browser, keys);
			close(browser, keys);
			export(browser, keys);
			findItAllInTheTrail(browser, keys);
			keys.backTo("form[action='/signout'] button");
			keys.leaveBy(Keys.ENTER);
			assertThat(browser.url()).endsWith("/signin/out");
			look(browser, "signed-out");
		}
	}

	private void signIn(Browser browser, Keyboard keys) {
		browser.go(this.system.url("/console?lang=en"));
		look(browser, "signin");
		keys.skipToMain();
		keys.fill("[name=email]", "admin@example.org");
		keys.fill("[name=password]", "not this one at all");
		keys.leaveBy(Keys.ENTER);
		keys.assertToldWhatToMend();
		look(browser, "signin-wrong");
		keys.toFirstFault();
		keys.fill("[name=password]", RunningSystem.ADMIN_PASSWORD);
		keys.leaveBy(Keys.ENTER);
		await().atMost(RunningSystem.PATIENCE).until(() -> browser.url().endsWith("/console/campaigns"));
	}

	/** One form to begin with; what is left out is asked for on the pages that follow. */
	private void begin(Browser browser, Keyboard keys) {
		keys.skipToMain();
		keys.follow("a[href='/console/campaigns/_new']");
		keys.tabTo("main form .actions button");
		keys.leaveBy(Keys.ENTER);
		keys.assertToldWhatToMend();
		look(browser, "new-refused");
		keys.toFirstFault();
		keys.choose("#organisation", "wsm");
		keys.choose("#defaultLanguage", "en");
		for (String language : List.of("fr", "nl")) {
			keys.tabTo("#also-" + language);
			keys.press(Keys.SPACE);
		}
		keys.fill("#title", "A pension for every worker");
		keys.fill("#story", "Whoever works has a right to **a pension**.");
		keys.fill("#slug", this.slug);
		look(browser, "new");
		keys.follow("main form .actions button");
		assertThat(browser.url()).contains(this.campaign + "/texts/en");
		assertThat(browser.find("main [role=status]").getText()).isNotBlank();
		arrive(keys, "#demand");
		look(browser, "demand-missing");
		keys.write("We want a pension for everybody.");
		keys.follow("button[value=next]");
	}

	private void translate(Browser browser, Keyboard keys, String language) {
		assertThat(browser.url()).contains(this.campaign + "/texts/" + language);
		List<String> fields = List.of("title", "demand", "story", "thanks");
		for (int i = 0; i < fields.size(); i++) {
			keys.fill("#" + fields.get(i), WORDS.get(language).get(i));
		}
		keys.tabTo("[data-preview-button]");
		keys.press(Keys.ENTER);
		await().atMost(RunningSystem.PATIENCE).until(() -> keys.isOn("#preview"));
		keys.focused();
		look(browser, "texts-" + language);
		keys.follow("button[value=next]");
	}

	private void mend(Browser browser, Keyboard keys) {
		assertThat(browser.url()).contains(this.campaign + "/settings");
		arrive(keys, "#targets-0-name");
		keys.write("The minister of pensions");
		keys.backTo("#goal");
		keys.write("many");
		keys.leaveBy(Keys.ENTER);
		keys.assertToldWhatToMend();
		look(browser, "settings-refused");
		keys.toFirstFault();
		keys.write("1000");
		keys.follow("button[value=next]");
	}

	private static void arrive(Keyboard keys, String field) {
		await().atMost(RunningSystem.PATIENCE).until(() -> keys.isOn(field));
		keys.focused();
	}

	private void publish(Browser browser, Keyboard keys) {
		assertThat(browser.url()).contains(this.campaign + "/publish");
		look(browser, "publish");
		keys.skipToMain();
		keys.follow("main form button");
		assertThat(browser.find(".head .state").getText()).isEqualTo("Open");
		look(browser, "published");
	}

	/** The number moves under her eyes, and her place on the page is kept. */
	private void watch(Browser browser, Keyboard keys) {
		Citizens citizens = new Citizens(this.system, this.slug);
		await().atMost(RunningSystem.PATIENCE).until(() -> citizens.campaignAnswer().statusCode() == 200);
		keys.follow("a[href='" + this.campaign + "/dashboard']");
		look(browser, "dashboard-empty");
		keys.skipToMain();
		keys.tabTo("section[aria-labelledby=days-title] summary");
		keys.press(Keys.SPACE);
		keys.tabTo("section[aria-labelledby=days-title] .scroll");
		browser.script("window.stayed = true");
		String address = this.slug + "@example.org";
		JsonNode form = citizens.answering(citizens.form("Mariama", address, "en"), true);
		assertThat(citizens.sign(form).statusCode()).isEqualTo(202);
		citizens.confirm(Citizens.token(citizens.awaitMail(address, 1), "confirm"));
		await().atMost(RunningSystem.PATIENCE)
			.ignoreExceptions()
			.until(() -> browser.find("#tiles .num").getText(), "1"::equals);
		assertThat(browser.script("return window.stayed")).isEqualTo(true);
		assertThat(keys.isOn("section[aria-labelledby=days-title] .scroll")).isTrue();
		assertThat(browser.find("#days td").getText()).isEqualTo("1");
		assertThat(browser.all("[data-plot=days] canvas")).as("the first curve, without loading the page anew")
			.hasSize(1);
		look(browser, "dashboard");
	}

	private void note(Browser browser, Keyboard keys) {
		keys.tabTo("#happened summary");
		keys.press(Keys.SPACE);
		keys.tabTo("#happened form button");
		keys.leaveBy(Keys.ENTER);
		keys.assertToldWhatToMend();
		look(browser, "note-refused");
		keys.toFirstFault();
		keys.write("Spoke on the radio");
		keys.leaveBy(Keys.ENTER);
		await().atMost(RunningSystem.PATIENCE)
			.ignoreExceptions()
			.until(() -> browser.find("#moments").getText().contains("Spoke on the radio"));
		look(browser, "note");
	}

	private void close(Browser browser, Keyboard keys) {
		keys.backTo("a[href='" + this.campaign + "']");
		keys.leaveBy(Keys.ENTER);
		keys.follow("a[href='" + this.campaign + "/close']");
		look(browser, "close");
		keys.follow("main form button");
		assertThat(browser.find(".head .state").getText()).isEqualTo("Closed");
		look(browser, "closed");
	}

	private void export(Browser browser, Keyboard keys) {
		keys.follow("a[href='" + this.campaign + "/exports']");
		look(browser, "exports-empty");
		keys.tabTo("main form[action$=exports] button");
		keys.leaveBy(Keys.ENTER);
		keys.assertToldWhatToMend();
		look(browser, "exports-refused");
		for (String kind : List.of("csv", "pdf")) {
			keys.choose("[name=kind]", kind);
			keys.fill("[name=reason]", "For the minister, as " + kind);
			keys.leaveBy(Keys.ENTER);
			keys.tabTo("#exports form[action$=file] button");
			keys.press(Keys.ENTER);
			await().atMost(RunningSystem.PATIENCE).until(() -> downloaded(kind));
		}
		keys.follow("#list > p a");
		await().atMost(RunningSystem.PATIENCE).until(() -> browser.all("#exports .state.good").size() == 2);
		look(browser, "exports");
	}

	private boolean downloaded(String kind) throws java.io.IOException {
		try (Stream<Path> files = Files.list(this.downloads)) {
			Path found = files.filter((file) -> file.toString().endsWith("." + kind)).findFirst().orElse(null);
			return found != null && Files.size(found) > 0
					&& (kind.equals("pdf")
							? Files.readString(found, java.nio.charset.StandardCharsets.ISO_8859_1).contains("%%EOF")
							: Files.readString(found).contains("Mariama"));
		}
	}

	private void findItAllInTheTrail(Browser browser, Keyboard keys) {
		keys.backTo("nav.side a[href='/console/audit']");
		keys.leaveBy(Keys.ENTER);
		await().atMost(RunningSystem.PATIENCE).ignoreExceptions().until(() -> {
			keys.fill("[name=object]", "campaign/" + this.slug);
			keys.leaveBy(Keys.ENTER);
			String trail = browser.find("main table").getText();
			return Stream
				.of("campaign.created", "campaign.edited", "campaign.published", "campaign.note-added",
						"campaign.closed", "For the minister, as csv", "For the minister, as pdf")
				.allMatch(trail::contains);
		});
		assertThat(browser.all("main tbody tr td:nth-child(2)")).isNotEmpty()
			.allSatisfy((who) -> assertThat(who.getText()).isEqualTo(browser.find(".person").getText()));
		keys.tabTo("main .scroll");
		keys.focused();
		look(browser, "audit");
	}

	/** On a desk and on a phone. */
	private static void look(Browser browser, String name) {
		browser.wide(390);
		browser.assertFits(name);
		browser.picture("keyboard-" + name + "-390");
		browser.wide(1280);
		browser.assertFits(name);
		browser.picture("keyboard-" + name + "-1280");
		browser.assertAccessible(name);
	}

}
