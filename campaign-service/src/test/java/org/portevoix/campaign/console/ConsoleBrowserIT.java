package org.portevoix.campaign.console;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

import static org.assertj.core.api.Assertions.assertThat;

/** The console in a real browser, small and large. */
class ConsoleBrowserIT extends RunningConsole {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	@Test
	void shutsNobodyOutOnAnyPage() throws IOException {
		Staff marie = drafted();
		write(marie, "fr", "Protection sociale pour toutes et tous, partout dans le monde");
		marie.taken(HtmlForm.of(marie.page(path() + "/texts/en")).with("demand", "We demand two funds."));
		marie.taken(HtmlForm.of(marie.page(path() + "/preview")).act("make"));
		try (Chromium browser = Chromium.open(true);
				SmallGateway gateway = new SmallGateway(this.port, token("Marie Claes", "campaigner", "wsm"))) {
			see(browser, gateway, "list", "/console/campaigns");
			see(browser, gateway, "new", "/console/campaigns/_new");
			see(browser, gateway, "copy", "/console/campaigns/_new?copy=" + this.slug);
			see(browser, gateway, "draft", path());
			see(browser, gateway, "settings", path() + "/settings");
			see(browser, gateway, "texts", path() + "/texts/en");
			see(browser, gateway, "translation", path() + "/texts/fr");
			see(browser, gateway, "preview-link", path() + "/preview");
			see(browser, gateway, "preview",
					browser.driver.findElements(org.openqa.selenium.By.id("share-url"))
						.getFirst()
						.getAttribute("value")
						.replace(PUBLIC_URL, ""));
			see(browser, gateway, "publish", path() + "/publish");
			see(browser, gateway, "not-found", "/console/campaigns/nowhere");
			publish(marie);
			see(browser, gateway, "open", path());
			see(browser, gateway, "close", path() + "/close");
			marie.taken(HtmlForm.of(marie.page(path() + "/close")));
			see(browser, gateway, "hand-in", path() + "/hand-in");
			marie.taken(HtmlForm.of(marie.page(path() + "/hand-in")));
			see(browser, gateway, "answer", path() + "/answer");
			marie.taken(HtmlForm.of(marie.page(path() + "/answer")).with("text.en", "She promises **a fund**."));
			see(browser, gateway, "answered", path());
			Staff citizen = holder(null);
			Awaitility.await()
				.atMost(PATIENCE)
				.until(() -> citizen.get("/en/campaigns/" + this.slug).body().contains("The answer"));
			see(browser, gateway, "public-answered", "/en/campaigns/" + this.slug);
			gateway.signIn(token("Jan Peeters", "editor", "wsm"));
			see(browser, gateway, "forbidden", path() + "/answer");
			gateway.signIn(token("Eve", "administrator", "dakar"));
			see(browser, gateway, "empty", "/console/campaigns");
		}
	}

	@Test
	void shutsNobodyOutOfRehearsalsAndProposals() throws IOException {
		Staff marie = drafted();
		Staff jan = person("Jan Peeters", "editor", "wsm");
		try (Chromium browser = Chromium.open(true);
				SmallGateway gateway = new SmallGateway(this.port, token("Marie Claes", "campaigner", "wsm"))) {
			see(browser, gateway, "rehearsal", path() + "/rehearsal");
			rehearse(marie, "40", "100");
			Awaitility.await()
				.atMost(PATIENCE)
				.until(() -> marie.page(path() + "/rehearsal").contains("All have signed"));
			see(browser, gateway, "rehearsal-signed", path() + "/rehearsal");
			see(browser, gateway, "rehearsal-dashboard",
					browser.find("main a[href*='~'][href$='/dashboard']").getDomAttribute("href"));
			wipe(marie);
			see(browser, gateway, "rehearsal-wiped", path() + "/rehearsal");
			publish(marie);
			jan.taken(HtmlForm.of(jan.page(path() + "/texts/en")).with("demand", "His **other** demand."));
			see(browser, gateway, "proposal-waits", path());
			see(browser, gateway, "proposal-beside-texts", path() + "/texts/en");
			see(browser, gateway, "proposal", path() + "/texts/en/proposal");
			gateway.signIn(token("Jan Peeters", "editor", "wsm"));
			see(browser, gateway, "proposed", path() + "/texts/en");
		}
	}

	@Test
	void showsConflictsAndFaultsWithTheFocusOnThem() throws IOException {
		Staff jan = drafted();
		try (Chromium browser = Chromium.open(true);
				SmallGateway gateway = new SmallGateway(this.port, token("Marie Claes", "campaigner", "wsm"))) {
			browser.wide(1280);
			browser.driver.get(gateway.url(path() + "/texts/en"));
			jan.taken(HtmlForm.of(jan.page(path() + "/texts/en")).with("demand", "His demand."));
			browser.type("demand", "Her demand.");
			browser.find("button[value=save]").sendKeys(Keys.ENTER);
			Awaitility.await().atMost(PATIENCE).until(() -> browser.driver.getPageSource().contains("His demand."));
			assertThat(browser.driver.switchTo().activeElement().getAttribute("class")).contains("summary");
			look(browser, "conflict");
			browser.driver.get(gateway.url(path() + "/settings"));
			browser.type("goal", "many");
			browser.type("targets[1].name", "B. Janssens");
			browser.find("p.actions button[value=save]").sendKeys(Keys.ENTER);
			Awaitility.await()
				.atMost(PATIENCE)
				.until(() -> browser.driver.getPageSource().contains("Write the goal as a number"));
			assertThat(browser.driver.switchTo().activeElement().getAttribute("class")).contains("summary");
			assertThat(browser.find("[name='targets[1].name']").getAttribute("value")).isEqualTo("B. Janssens");
			look(browser, "faults");
		}
	}

	@Test
	void previewsInPlaceAndProposesAnAddress() throws IOException {
		drafted();
		try (Chromium browser = Chromium.open(true);
				SmallGateway gateway = new SmallGateway(this.port, token("Marie Claes", "campaigner", "wsm"))) {
			browser.wide(1280);
			browser.driver.get(gateway.url("/console/campaigns/_new"));
			browser.type("title", "Œuvrons: l’Été!");
			assertThat(browser.find("#slug").getAttribute("value")).isEqualTo("oeuvrons-l-ete");
			browser.driver.get(gateway.url(path() + "/texts/en"));
			browser.driver.executeScript("window.stayed = true");
			browser.type("story", "Something **loud**");
			browser.find("[data-preview-button]").sendKeys(Keys.ENTER);
			Awaitility.await()
				.atMost(PATIENCE)
				.until(() -> !browser.driver.findElements(org.openqa.selenium.By.cssSelector("#preview strong"))
					.isEmpty());
			assertThat(browser.driver.executeScript("return window.stayed")).isEqualTo(true);
			look(browser, "preview-in-place");
		}
	}

	@Test
	void keepsWhatWasTypedWhenTheSessionEnds() throws IOException {
		Staff marie = drafted();
		for (boolean script : List.of(true, false)) {
			try (Chromium browser = Chromium.open(script);
					SmallGateway gateway = new SmallGateway(this.port, token("Marie Claes", "campaigner", "wsm"))) {
				browser.wide(1280);
				browser.driver.get(gateway.url(path() + "/texts/en"));
				String typed = "Typed in vain? " + script;
				browser.type("demand", typed);
				gateway.signOut();
				browser.find("button[value=save]").sendKeys(Keys.ENTER);
				if (script) {
					Awaitility.await().atMost(PATIENCE).until(() -> browser.find("[data-lost]").isDisplayed());
					assertThat(browser.find("[name=demand]").getAttribute("value")).isEqualTo(typed);
					gateway.signIn(token("Marie Claes", "campaigner", "wsm"));
					browser.find("button[value=save]").sendKeys(Keys.ENTER);
					Awaitility.await().atMost(PATIENCE).until(() -> browser.driver.getPageSource().contains("Saved."));
					assertThat(marie.page(path() + "/texts/en")).contains(typed);
				}
				else {
					Awaitility.await().atMost(PATIENCE).until(() -> browser.driver.getTitle().equals("Sign in"));
					browser.driver.navigate().back();
					Awaitility.await()
						.atMost(PATIENCE)
						.until(() -> typed.equals(browser.find("[name=demand]").getAttribute("value")));
				}
			}
		}
	}

	private void see(Chromium browser, SmallGateway gateway, String name, String path) {
		browser.wide(1280);
		browser.driver.get(gateway.url(path));
		look(browser, name);
	}

	private static void look(Chromium browser, String name) {
		for (int width : List.of(320, 1280)) {
			browser.wide(width);
			browser.picture("console-" + name + "-" + width);
			browser.assertGood(name, width);
		}
	}

}
