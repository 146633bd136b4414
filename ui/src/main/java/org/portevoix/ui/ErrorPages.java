package org.portevoix.ui;

import java.util.Map;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/** Pages for what went wrong, each of which says what to do next. */
public class ErrorPages implements ErrorViewResolver {

	/**
	 * Those that have words of their own; another one speaks as the first of its kind.
	 */
	private static final Set<Integer> WORDED = Set.of(400, 404, 409, 410, 413, 429, 500, 503);

	private final MessageSource messages;

	private final UiProperties ui;

	ErrorPages(MessageSource messages, UiProperties ui) {
		this.messages = messages;
		this.ui = ui;
	}

	@Override
	public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
		return page(request, status);
	}

	/** The page of a status, in the language of what was asked for. */
	public ModelAndView page(HttpServletRequest request, HttpStatus status) {
		return page(request, status, Integer.toString(worded(status)));
	}

	/**
	 * A page that says what went wrong and what to do. With {@code next} in its model, it
	 * shows the way there.
	 * @param words names the messages {@code error.WORDS.title}, {@code .text} and, for
	 * what comes next, {@code .next}
	 */
	public ModelAndView page(HttpServletRequest request, HttpStatus status, String words) {
		Language language = language(request);
		String title = this.messages.getMessage("error." + words + ".title", null, language.locale());
		ModelAndView view = new ModelAndView("ui/error");
		view.setStatus(status);
		view.addObject("page", Page.unlisted(this.ui.publicUrl(), language, "/", title));
		view.addObject("words", words);
		return view;
	}

	/** The language of what was asked for. */
	public Language language(HttpServletRequest request) {
		return PathLocaleResolver.languageOf(request);
	}

	private static int worded(HttpStatus status) {
		if (WORDED.contains(status.value())) {
			return status.value();
		}
		return status.is5xxServerError() ? 500 : 400;
	}

}
