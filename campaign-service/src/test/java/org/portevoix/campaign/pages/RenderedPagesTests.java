package org.portevoix.campaign.pages;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class RenderedPagesTests {

	private final AtomicInteger rendered = new AtomicInteger();

	private final RenderedPages pages = new RenderedPages((_, _) -> (model, _, response) -> {
		this.rendered.incrementAndGet();
		response.getWriter().write("é " + requireNonNull(model).get("count"));
	});

	@Test
	void rendersOnceForTheSameInputs() throws Exception {
		assertThat(get("fr", 1)).isEqualTo("é 1");
		assertThat(get("fr", 1)).isEqualTo("é 1");
		assertThat(this.rendered).hasValue(1);
	}

	@Test
	void rendersAgainForOthers() throws Exception {
		assertThat(get("fr", 1)).isEqualTo("é 1");
		assertThat(get("fr", 2)).isEqualTo("é 2");
		assertThat(get("nl", 2)).isEqualTo("é 2");
		assertThat(this.rendered).hasValue(3);
	}

	@Test
	void keepsNothingOfAPageThatFailed() throws Exception {
		View broken = requireNonNull(this.pages.of("inputs", () -> {
			throw new IllegalStateException("Trouble");
		}).getView());
		assertThatIllegalStateException()
			.isThrownBy(() -> broken.render(Map.of(), new MockHttpServletRequest(), new MockHttpServletResponse()));
		assertThat(get("inputs", 3)).isEqualTo("é 3");
	}

	@Test
	void forgetsWhatNobodyAskedForLately() throws Exception {
		for (int count = 0; count <= 100; count++) {
			get("fr", count);
		}
		get("fr", 0);
		get("fr", 100);
		assertThat(this.rendered).hasValue(102);
	}

	private String get(String language, int count) throws Exception {
		View view = requireNonNull(
				this.pages.of(Map.of(language, count), () -> new ModelAndView("page", Map.of("count", count)))
					.getView());
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.addPreferredLocale(Locale.FRENCH);
		MockHttpServletResponse response = new MockHttpServletResponse();
		view.render(Map.of(), request, response);
		assertThat(response.getStatus()).isEqualTo(200);
		assertThat(response.getContentType()).isEqualTo("text/html;charset=UTF-8");
		return response.getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
	}

}
