package org.portevoix.standalone.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.deque.html.axecore.results.Results;
import com.deque.html.axecore.selenium.AxeBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.Select;

import static org.assertj.core.api.Assertions.assertThat;

/** Chromium without a window, as Debian has it. */
final class Browser implements AutoCloseable {

	private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

	private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

	private static final Path SCREENSHOTS = Path.of("target", "screenshots");

	private final ChromeDriver driver;

	private final boolean script;

	private Browser(ChromeDriver driver, boolean script) {
		this.driver = driver;
		this.script = script;
	}

	/** A browser with a profile of its own; the test is skipped where there is none. */
	static Browser open(int width, boolean script) {
		Assumptions.assumeTrue(Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
				"SKIPPED: install the packages chromium and chromium-driver to see the pages in a browser");
		ChromeOptions options = new ChromeOptions();
		options.setBinary(CHROMIUM.toString());
		options.addArguments("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
				"--disable-background-networking", "--disable-component-update", "--disable-sync",
				"--disable-dev-shm-usage", "--hide-scrollbars", "--user-data-dir=" + profile());
		options.setExperimentalOption("prefs",
				Map.of("profile.managed_default_content_settings.javascript", script ? 1 : 2));
		ChromeDriverService service = new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile())
			.usingAnyFreePort()
			.build();
		Browser browser = new Browser(new ChromeDriver(service, options), script);
		browser.wide(width);
		return browser;
	}

	void wide(int width) {
		this.driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 600));
	}

	/** Files that a page hands out are kept there, without asking. */
	void downloadInto(Path directory) {
		this.driver.executeCdpCommand("Browser.setDownloadBehavior",
				Map.of("behavior", "allow", "downloadPath", directory.toString()));
	}

	Keyboard keyboard() {
		return new Keyboard(this.driver);
	}

	@Nullable Object script(String script) {
		return this.driver.executeScript(script);
	}

	void go(String url) {
		this.driver.get(url);
	}

	String url() {
		return String.valueOf(this.driver.getCurrentUrl());
	}

	String text() {
		return this.driver.findElement(By.tagName("body")).getText();
	}

	WebElement find(String css) {
		return this.driver.findElement(By.cssSelector(css));
	}

	List<WebElement> all(String css) {
		return this.driver.findElements(By.cssSelector(css));
	}

	void type(String name, String text) {
		WebElement field = find("[name='" + name + "']");
		field.clear();
		field.sendKeys(text);
	}

	/** Presses a button from the keyboard, as not everybody has a mouse. */
	void press(String css) {
		find(css).sendKeys(Keys.ENTER);
	}

	/** Ticks a box from the keyboard, unless it is ticked. */
	void tick(String name) {
		WebElement box = find("[name='" + name + "']");
		if (!box.isSelected()) {
			box.sendKeys(Keys.SPACE);
		}
	}

	/** Chooses from a list by its value. */
	void choose(String name, String value) {
		new Select(find("[name='" + name + "']")).selectByValue(value);
	}

	/** Looks for what shuts people out (WCAG 2.2 AA), which needs scripts. */
	void assertAccessible(String page) {
		if (!this.script) {
			return;
		}
		Results results = new AxeBuilder()
			.withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
			.analyze(this.driver);
		assertThat(results.getViolations()).as("axe on " + page).isEmpty();
	}

	/** Nothing may have to be scrolled sideways. */
	void assertFits(String page) {
		if (!this.script) {
			return;
		}
		Object wider = this.driver
			.executeScript("return document.documentElement.scrollWidth - document.documentElement.clientWidth");
		assertThat(((Number) wider).longValue()).as("pixels too wide: " + page).isLessThanOrEqualTo(0);
	}

	/** Keeps a picture for a person to look at. */
	void picture(String name) {
		try {
			Files.createDirectories(SCREENSHOTS);
			Files.write(SCREENSHOTS.resolve(name + ".png"), this.driver.getScreenshotAs(OutputType.BYTES));
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
