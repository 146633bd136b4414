package org.portevoix.campaign.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import com.deque.html.axecore.results.Results;
import com.deque.html.axecore.selenium.AxeBuilder;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

import static org.assertj.core.api.Assertions.assertThat;

/** Chromium without a window; the test is skipped, and says so, where there is none. */
final class Chromium implements AutoCloseable {

	private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

	private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

	private static final Path SCREENSHOTS = Path.of("target", "screenshots");

	final ChromeDriver driver;

	private Chromium(ChromeDriver driver) {
		this.driver = driver;
	}

	static Chromium open(boolean script) {
		Assumptions.assumeTrue(Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
				"SKIPPED: install the packages chromium and chromium-driver to see the console in a browser");
		ChromeOptions options = new ChromeOptions();
		options.setBinary(CHROMIUM.toString());
		options.addArguments("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync",
				"--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage",
				"--hide-scrollbars", "--user-data-dir=" + profile());
		options.setExperimentalOption("prefs",
				Map.of("profile.managed_default_content_settings.javascript", script ? 1 : 2));
		return new Chromium(new ChromeDriver(
				new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).usingAnyFreePort().build(),
				options));
	}

	void wide(int width) {
		this.driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 600));
	}

	WebElement find(String css) {
		return this.driver.findElement(By.cssSelector(css));
	}

	void type(String name, String text) {
		WebElement field = find("[name='" + name + "']");
		field.clear();
		field.sendKeys(text);
	}

	/** Fits, shuts nobody out (WCAG 2.2 AA), and its headings come in order. */
	void assertGood(String page, int width) {
		Object wider = this.driver
			.executeScript("return document.documentElement.scrollWidth - document.documentElement.clientWidth");
		assertThat(((Number) wider).longValue()).as("pixels too wide at %d: %s", width, page).isLessThanOrEqualTo(0);
		Results results = new AxeBuilder()
			.withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
			.analyze(this.driver);
		assertThat(results.getViolations()).as("axe at %d on %s", width, page).isEmpty();
	}

	/** The whole page, for a person to look at. */
	void picture(String name) {
		Map<String, Object> shot = this.driver.executeCdpCommand("Page.captureScreenshot",
				Map.of("format", "png", "captureBeyondViewport", true));
		try {
			Files.createDirectories(SCREENSHOTS);
			Files.write(SCREENSHOTS.resolve(name + ".png"),
					Base64.getDecoder().decode(String.valueOf(shot.get("data"))));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		this.driver.quit();
	}

	private static Path profile() {
		try {
			return Files.createTempDirectory("portevoix-chromium-");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
