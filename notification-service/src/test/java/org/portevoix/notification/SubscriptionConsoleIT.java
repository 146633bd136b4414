package org.portevoix.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.deque.html.axecore.results.Results;
import com.deque.html.axecore.selenium.AxeBuilder;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.portevoix.events.MemberEvent;
import org.portevoix.events.Purpose;
import org.portevoix.notification.Receiver.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/** The pages in a browser without JavaScript, as the gateway relays its requests. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SubscriptionConsoleIT {

	private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

	private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

	@TempDir
	private Path profile;

	private final Mailbox mailbox = new Mailbox();

	private final Log log = new Log();

	private final Members members = new Members();

	private final Receiver receiver = new Receiver();

	private final Partners partner = new Partners(this.log, this.members);

	private final Instance service = Instance.start("console-" + UUID.randomUUID(), this.mailbox.smtpPort(),
			"MEMBER_URL", this.members.url(), "WEBHOOK_ALLOW_LOOPBACK", "true", "WEBHOOK_RETRY_WAITS", "PT0.3S",
			"WEBHOOK_RETRY_FOR", "PT1S", "ACKNOWLEDGED_WITHIN", "PT0S");

	@BeforeAll
	void publish() {
		this.partner.at(this.service);
		this.partner.publish();
	}

	@AfterAll
	void stop() {
		this.service.close();
		this.partner.close();
		this.receiver.close();
		this.members.close();
		this.log.close();
		this.mailbox.close();
	}

	@Test
	void leadsFromTheFirstSubscriptionToItsEnd() {
		Assumptions.assumeTrue(Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
				"SKIPPED: install the packages chromium and chromium-driver to see the console in a browser");
		ChromeDriver browser = browser();
		try {
			eventually().until(() -> {
				browser.get(url("/console/subscriptions/new?lang=en"));
				return !browser.findElements(By.cssSelector("input[value='" + this.partner.slug + "']")).isEmpty();
			});
			browser.get(url("/console/subscriptions"));
			good(browser, "empty");
			click(browser, "main a.button");
			type(browser, "url", "http://10.0.0.1/");
			click(browser, "main form.panel button");
			assertThat(browser.findElement(By.cssSelector("[role=alert]")).getText()).contains("private network");
			good(browser, "faults");
			type(browser, "url", this.receiver.url("/console"));
			click(browser, "main form.panel button");
			String secret = browser.findElement(By.id("secret")).getText();
			assertThat(secret).startsWith("whsec_");
			good(browser, "secret");
			this.receiver.expects("/console", secret);
			click(browser, ".actions a");
			assertThat(browser.getPageSource()).doesNotContain("whsec_");
			String address = browser.getCurrentUrl();
			good(browser, "one");
			submit(browser, "/test");
			assertThat(browser.findElement(By.cssSelector("[role=status]")).getText()).contains("on its way");
			eventually().until(() -> this.receiver.taken("/console").size() == 1);
			this.receiver.answers("/console", Answer.FAILS);
			String event = this.partner.confirm(1).getFirst();
			eventually().until(() -> {
				browser.get(address + "?status=failed");
				return browser.getPageSource().contains(event);
			});
			good(browser, "failed");
			this.receiver.answers("/console", Answer.OK);
			submit(browser, event + "/retry");
			eventually().until(() -> this.receiver.taken("/console").contains(event));
			browser.get(address);
			submit(browser, "/recover");
			eventually().until(() -> {
				browser.get(address);
				return browser.getPageSource().contains("Done: ");
			});
			good(browser, "recovered");
			submit(browser, "/pause");
			// The page keeps itself up to date, and may just be putting another in its
			// place.
			eventually().ignoreExceptions()
				.until(() -> browser.findElement(By.cssSelector(".state")).getText().equals("Paused"));
			submit(browser, "/enable");
			open(browser);
			submit(browser, "/rotate-secret");
			eventually().ignoreExceptions().until(() -> !browser.findElements(By.id("secret")).isEmpty());
			assertThat(browser.findElement(By.id("secret")).getText()).startsWith("whsec_").isNotEqualTo(secret);
			owed(browser);
			browser.get(address);
			open(browser);
			submit(browser, "/delete");
			assertThat(browser.findElements(By.cssSelector(".empty"))).isNotEmpty();
			browser.get(address);
			assertThat(browser.findElement(By.tagName("h1")).getText()).isEqualTo("There is nothing here");
			good(browser, "gone");
		}
		finally {
			browser.quit();
		}
	}

	private void owed(ChromeDriver browser) {
		String event = UUID.randomUUID().toString();
		this.members.agrees(event, "ref-console", "Noor");
		this.partner.confirm(event);
		eventually().until(() -> this.receiver.at("/console").stream().anyMatch((one) -> one.id().equals(event)));
		this.log.append("members", "p-9", new MemberEvent.ConsentWithdrawn("p-9", "c-9", Purpose.NEWSLETTER,
				this.partner.organisation, "id-" + this.partner.slug, "ref-console"));
		this.log.flush();
		eventually().until(() -> {
			browser.get(url("/console/subscriptions"));
			return browser.getPageSource().contains("is overdue");
		});
		good(browser, "overdue");
		click(browser, ".notice a");
		assertThat(browser.findElement(By.tagName("table")).getText()).contains("ref-console");
		good(browser, "owed");
		click(browser, "table button");
		assertThat(browser.findElements(By.cssSelector(".empty"))).isNotEmpty();
	}

	@Test
	void isForAdministratorsOnlyAndInFourLanguages() {
		String administrator = this.members.person(this.partner.organisation, "administrator");
		for (String language : List.of("fr", "nl", "en", "es")) {
			Partners.Answer page = this.partner.ask("GET", "/console/subscriptions?lang=" + language, null,
					administrator);
			assertThat(page.status()).isEqualTo(200);
			assertThat(page.body()).contains("lang=\"" + language + "\"").doesNotContain("??");
		}
		for (String role : List.of("campaigner", "editor", "viewer")) {
			assertThat(this.partner
				.ask("GET", "/console/subscriptions", null, this.members.person(this.partner.organisation, role))
				.status()).as(role).isEqualTo(403);
		}
		assertThat(this.partner
			.ask("GET", "/console/subscriptions?organisation=" + this.partner.organisation, null,
					this.members.person("another", "administrator"))
			.status()).isEqualTo(403);
		assertThat(this.partner.ask("GET", "/console/subscriptions/none", null, administrator).status()).isEqualTo(404);
		assertThat(this.partner.ask("GET", "/console/subscriptions", null, null).status()).isEqualTo(401);
	}

	private ChromeDriver browser() {
		ChromeOptions options = new ChromeOptions();
		options.setBinary(CHROMIUM.toString());
		options.addArguments("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync",
				"--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage",
				"--hide-scrollbars", "--user-data-dir=" + this.profile);
		ChromeDriver browser = new ChromeDriver(
				new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).usingAnyFreePort().build(),
				options);
		// What a click leads to takes a moment.
		browser.manage().timeouts().implicitlyWait(Duration.ofSeconds(5));
		scripts(browser, false);
		browser.executeCdpCommand("Network.enable", Map.of());
		browser.executeCdpCommand("Network.setExtraHTTPHeaders",
				Map.of("headers",
						Map.of("Authorization",
								"Bearer " + this.members.person(this.partner.organisation, "administrator"),
								"X-CSRF-Token", "a-token-of-the-gateway")));
		return browser;
	}

	private static void scripts(ChromeDriver browser, boolean run) {
		browser.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !run));
	}

	private String url(String path) {
		return "http://127.0.0.1:" + this.service.port() + path;
	}

	private static void click(ChromeDriver browser, String css) {
		press(browser, browser.findElement(By.cssSelector(css)));
	}

	private static void press(ChromeDriver browser, WebElement element) {
		browser.executeScript("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element);
		element.click();
	}

	private static void type(ChromeDriver browser, String name, String text) {
		WebElement field = browser.findElement(By.name(name));
		field.clear();
		field.sendKeys(text);
	}

	private static void open(ChromeDriver browser) {
		browser.findElements(By.cssSelector("main section:last-of-type summary"))
			.forEach((summary) -> press(browser, summary));
	}

	private static void submit(ChromeDriver browser, String action) {
		WebElement form = browser.findElement(By.cssSelector("form[action$='" + action + "']"));
		assertThat(form.findElement(By.name("_csrf")).getDomAttribute("value")).isEqualTo("a-token-of-the-gateway");
		press(browser, form.findElement(By.tagName("button")));
	}

	private static void good(ChromeDriver browser, String name) {
		for (int width : List.of(320, 1280)) {
			browser.executeCdpCommand("Emulation.setDeviceMetricsOverride",
					Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 600));
			picture(browser, name + "-" + width);
			Object wider = browser
				.executeScript("return document.documentElement.scrollWidth - document.documentElement.clientWidth");
			assertThat(((Number) wider).longValue()).as("pixels too wide at %d: %s", width, name)
				.isLessThanOrEqualTo(0);
			// Pages do without scripts; axe does not, and would wait half a minute for
			// its own.
			scripts(browser, true);
			Results results = new AxeBuilder()
				.withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
				.analyze(browser);
			scripts(browser, false);
			assertThat(results.getPasses()).as("axe looked at %s", name).isNotEmpty();
			assertThat(results.getViolations()).as("axe at %d on %s", width, name).isEmpty();
		}
	}

	private static void picture(ChromeDriver browser, String name) {
		Map<String, Object> shot = browser.executeCdpCommand("Page.captureScreenshot",
				Map.of("captureBeyondViewport", true, "format", "png"));
		try {
			Path directory = Files.createDirectories(Path.of("target", "screenshots"));
			Files.write(directory.resolve(name + ".png"), Base64.getDecoder().decode((String) shot.get("data")));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static ConditionFactory eventually() {
		return Awaitility.await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(300));
	}

}
