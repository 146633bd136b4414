package org.portevoix.campaign.texts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class StoryRenderingTests {

	private final StoryRendering rendering = new StoryRendering();

	@Test
	void rendersWhatAStoryNeeds() {
		String html = this.rendering.html("""
				# Pourquoi

				Sans *mutuelle*, **rien**.

				## Ce que nous demandons

				1. Un fonds
				2. Une place

				- un
				- deux

				> « Une récolte. »

				[Le rapport](https://example.org/r?a=1&b=2)
				""");

		assertThat(html).contains("<h2>Pourquoi</h2>", "<h3>Ce que nous demandons</h3>", "<em>mutuelle</em>",
				"<strong>rien</strong>", "<ol>", "<li>un</li>", "<blockquote>", "« Une récolte. »",
				"href=\"https://example.org/r?a&#61;1&amp;b&#61;2\"");
		assertThat(html).containsPattern("rel=\"[^\"]*nofollow[^\"]*\"")
			.containsPattern("rel=\"[^\"]*noopener[^\"]*\"")
			.containsPattern("rel=\"[^\"]*noreferrer[^\"]*\"");
	}

	@Test
	void beginsAtTheSecondLevelWhereverTheAuthorBegins() {
		assertThat(this.rendering.html("### Top\n\n##### Below\n\n### Next")).contains("<h2>Top</h2>", "<h3>Below</h3>",
				"<h2>Next</h2>");
	}

	@ParameterizedTest
	@ValueSource(strings = { "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[x](javascript:alert(1))",
			"[x](JaVaScRiPt:alert(1))", "[x](data:text/html;base64,PHNjcmlwdD4=)", "[x](vbscript:y)",
			"![x](https://evil.example/pixel.png)", "![x](javascript:alert(1))",
			"<a href=\"https://x.example\" onclick=\"alert(1)\">x</a>", "<iframe src=https://evil.example></iframe>",
			"<svg/onload=alert(1)>", "[x](\u0001javascript:alert(1))", "[a](https://x.example \"t\" onmouseover=\"y\")",
			"<https://x.example/\"onmouseover=alert(1)>", "<style>*{display:none}</style>", "`<b>`",
			"&lt;script&gt;alert(1)&lt;/script&gt;", "[x]: javascript:alert(1)\n\n[x]" })
	void letsNothingDangerousThrough(String markdown) {
		String html = this.rendering.html(markdown);

		assertThat(html).doesNotContainPattern("(?i)<(script|img|iframe|svg|style|b)\\b")
			.doesNotContainPattern("(?i)<[^>]*\\son\\w+\\s*=")
			.doesNotContainPattern("(?i)(href|src)=\"\\s*(javascript|data|vbscript)");
	}

	@Test
	void makesAListOfWhatAWordProcessorPutsBulletsBefore() {
		assertThat(this.rendering.html("We want:\n• a fund\n•\ta seat · for us")).contains("<ul>", "<li>a fund</li>",
				"<li>a seat · for us</li>");
	}

	@Test
	void rendersTheSameTextOnce() {
		assertThat(this.rendering.html("a *b*")).isSameAs(this.rendering.html("a *b*"));
	}

}
