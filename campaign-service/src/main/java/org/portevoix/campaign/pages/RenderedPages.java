package org.portevoix.campaign.pages;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Pages that many people ask for at the same moment, each rendered once for the same
 * inputs. Whatever a page shows is part of its inputs, so that nothing here is ever stale
 * or one person's.
 */
@Component
class RenderedPages {

	/** About 50 kB each. */
	private static final int KEPT = 100;

	private final ViewResolver views;

	private final Map<Object, byte[]> latest = new LinkedHashMap<>(KEPT, 0.75f, true) {

		@Override
		protected boolean removeEldestEntry(Map.Entry<Object, byte[]> eldest) {
			return size() > KEPT;
		}

	};

	RenderedPages(@Qualifier("thymeleafViewResolver") ViewResolver views) {
		this.views = views;
	}

	/**
	 * A page with status 200.
	 * @param inputs all that it depends on, as a value
	 * @param page how to make it of them
	 */
	ModelAndView of(Object inputs, Supplier<ModelAndView> page) {
		return new ModelAndView((View) (_, request, response) -> write(inputs, page, request, response));
	}

	private void write(Object inputs, Supplier<ModelAndView> page, HttpServletRequest request,
			HttpServletResponse response) throws Exception {
		response.setContentType(MediaType.TEXT_HTML_VALUE + ";charset=UTF-8");
		byte[] known = known(inputs);
		if (known == null) {
			known = render(page.get(), request, response);
			remember(inputs, known);
		}
		response.setStatus(HttpStatus.OK.value());
		response.setLocale(RequestContextUtils.getLocale(request));
		response.setContentLength(known.length);
		response.getOutputStream().write(known);
	}

	private byte[] render(ModelAndView page, HttpServletRequest request, HttpServletResponse response)
			throws Exception {
		Locale locale = RequestContextUtils.getLocale(request);
		View view = (page.getViewName() == null) ? null : this.views.resolveViewName(page.getViewName(), locale);
		if (view == null) {
			throw new IOException("No such page: " + page.getViewName());
		}
		ContentCachingResponseWrapper caught = new ContentCachingResponseWrapper(response);
		view.render(page.getModel(), request, caught);
		return caught.getContentAsByteArray();
	}

	private byte @Nullable [] known(Object inputs) {
		synchronized (this.latest) {
			return this.latest.get(inputs);
		}
	}

	private void remember(Object inputs, byte[] page) {
		synchronized (this.latest) {
			this.latest.put(inputs, page);
		}
	}

}
