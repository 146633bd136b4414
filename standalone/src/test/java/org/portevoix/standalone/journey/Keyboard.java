package org.portevoix.standalone.journey;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A person at a page with nothing but her keyboard. Wherever the focus comes by, it has
 * to be seen.
 */
final class Keyboard {

	/** No page of ours has so many stops. */
	private static final int MOST_STOPS = 150;

	private static final Duration SCROLLED = Duration.ofSeconds(2);

	/** What is focused: how it is called, or a fault that hides it. */
	private static final String FOCUSED = """
			const it = document.activeElement;
			if (!it || it === document.body) return "";
			const name = it.tagName.toLowerCase() + (it.id ? "#" + it.id : "") + " " + (it.textContent || it.name || "").trim().slice(0, 40);
			const style = getComputedStyle(it);
			const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 || style.boxShadow !== "none";
			const box = it.getBoundingClientRect();
			const seen = box.width > 0 && box.height > 0 && box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
			return name + (ring ? "" : " HAS NO RING") + (seen ? "" : " IS OUT OF SIGHT");
			""";

	private final ChromeDriver driver;

	Keyboard(ChromeDriver driver) {
		this.driver = driver;
	}

	/** Goes forward to what fits, from where the focus is. */
	void tabTo(String css) {
		walk(css, false);
	}

	/** Goes back to what fits. */
	void backTo(String css) {
		walk(css, true);
	}

	/** The first stop of a page leads past all that every page repeats. */
	void skipToMain() {
		press(Keys.TAB);
		assertThat(isOn(".skip")).as("first stop: " + focused()).isTrue();
		focused();
		press(Keys.ENTER);
		press(Keys.TAB);
		assertThat(isOn("main *")).as("after skipping: " + focused()).isTrue();
	}

	/** Follows the link, or presses the button, that fits, and waits for another page. */
	void follow(String css) {
		tabTo(css);
		leaveBy(Keys.ENTER);
	}

	/** Presses a key that leads to another page. */
	void leaveBy(Keys key) {
		this.driver.executeScript("window.left = true");
		press(key);
		await().atMost(RunningSystem.PATIENCE)
			.ignoreExceptions()
			.until(() -> this.driver.executeScript("return !window.left && document.readyState === 'complete'"),
					Boolean.TRUE::equals);
	}

	/** Writes into a field, over what stands there. */
	void fill(String css, String text) {
		tabTo(css);
		write(text);
	}

	/** Writes where the focus is, over what stands there. */
	void write(String text) {
		new Actions(this.driver).keyDown(Keys.CONTROL).sendKeys("a").keyUp(Keys.CONTROL).perform();
		press(Keys.DELETE);
		press(text);
	}

	/** Goes down a list, or through a group of choices, to a value. */
	void choose(String css, String value) {
		tabTo(css);
		List<String> passed = new ArrayList<>();
		while (!value.equals(value())) {
			passed.add(value());
			assertThat(passed).as("choices on the way to " + value).hasSizeLessThan(MOST_STOPS).doesNotHaveDuplicates();
			press(Keys.ARROW_DOWN);
		}
	}

	void press(CharSequence keys) {
		new Actions(this.driver).sendKeys(keys).perform();
	}

	boolean isOn(String css) {
		return Boolean.TRUE
			.equals(this.driver.executeScript("return document.activeElement.matches(arguments[0])", css));
	}

	/**
	 * What the focus is on, which has to be seen as soon as the page has scrolled to it.
	 */
	String focused() {
		AtomicReference<String> found = new AtomicReference<>("");
		await().atMost(SCROLLED).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(50)).untilAsserted(() -> {
			found.set(String.valueOf(this.driver.executeScript(FOCUSED)));
			assertThat(found.get()).as("focus on " + this.driver.getCurrentUrl())
				.doesNotContain("HAS NO RING", "IS OUT OF SIGHT");
		});
		return found.get();
	}

	/** What was refused is said, and the focus is on it without a key pressed. */
	void assertToldWhatToMend() {
		await().atMost(RunningSystem.PATIENCE).ignoreExceptions().until(() -> isOn(".summary"));
		assertThat(focused()).isNotBlank();
	}

	/**
	 * From the summary of faults to the field of the first, and that is where it is
	 * mended.
	 */
	void toFirstFault() {
		tabTo(".summary a");
		press(Keys.ENTER);
		await().atMost(RunningSystem.PATIENCE).until(() -> isOn("input, textarea, select"));
		focused();
	}

	private void walk(String css, boolean back) {
		List<String> passed = new ArrayList<>();
		while (!isOn(css)) {
			assertThat(passed).as("stops on the way to " + css).hasSizeLessThan(MOST_STOPS);
			Actions tab = new Actions(this.driver);
			(back ? tab.keyDown(Keys.SHIFT).sendKeys(Keys.TAB).keyUp(Keys.SHIFT) : tab.sendKeys(Keys.TAB)).perform();
			passed.add(focused());
		}
	}

	private String value() {
		return String.valueOf(this.driver.executeScript("return document.activeElement.value"));
	}

}
