package org.portevoix.campaign.console;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.portevoix.campaign.campaigns.Campaign;
import org.portevoix.campaign.campaigns.Content;
import org.portevoix.service.access.Caller;
import org.portevoix.ui.ConsolePage;
import org.portevoix.ui.ErrorPages;
import org.portevoix.ui.Language;

import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** What all pages of the console have in common. */
@Component
class ConsolePages {

	/** What a page may say was done. */
	private static final Set<String> DONE = Set.of("created", "saved", "publish", "pause", "resume", "close", "hand-in",
			"answer", "language-removed", "proposed", "proposal-published", "proposal-declined", "deleted");

	private final MessageSource messages;

	private final ErrorPages languages;

	private final ConsoleSettings settings;

	private final Clock clock;

	ConsolePages(MessageSource messages, ErrorPages languages, ConsoleSettings settings, Clock clock) {
		this.messages = messages;
		this.languages = languages;
		this.settings = settings;
		this.clock = clock;
	}

	/**
	 * A page. Only the browser keeps it, and asks again before it shows it: with
	 * {@code no-store}, going back after a session ended would lose what was typed.
	 */
	ModelAndView page(String template, HttpServletRequest request, HttpServletResponse response, Caller caller,
			String title) {
		response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
		ModelAndView view = new ModelAndView("console/" + template);
		view.addObject("page",
				ConsolePage.of(request, ConsolePage.Section.CAMPAIGNS, title, person(caller), caller.permissions()));
		String done = request.getParameter("done");
		view.addObject("done", (done != null && DONE.contains(done)) ? done : null);
		return view;
	}

	/** A page about one campaign. */
	ModelAndView page(String template, HttpServletRequest request, HttpServletResponse response, Caller caller,
			Campaign campaign, String titleKey, Object... arguments) {
		ModelAndView view = page(template, request, response, caller, said(language(request), titleKey, arguments));
		view.addObject("name", nameOf(campaign, language(request)));
		view.addObject("path", path(campaign.slug()));
		view.addObject("slug", campaign.slug());
		view.addObject("version", Objects.requireNonNullElse(campaign.version(), 0L));
		return view;
	}

	ModelAndView answered(ModelAndView view, HttpStatus status) {
		view.setStatus(status);
		return view;
	}

	/** After a form, so that reloading sends nothing twice. */
	static ModelAndView seeOther(String path) {
		RedirectView redirect = new RedirectView(path, false, false, false);
		redirect.setStatusCode(HttpStatus.SEE_OTHER);
		redirect.setExpandUriTemplateVariables(false);
		return new ModelAndView(redirect);
	}

	Language language(HttpServletRequest request) {
		return this.languages.language(request);
	}

	String said(Language language, String key, Object... arguments) {
		return this.messages.getMessage(key, arguments, language.locale());
	}

	Instant now() {
		return this.clock.instant();
	}

	ZoneId zone(Content content) {
		return zone(content.timeZone());
	}

	ZoneId zone(@Nullable String name) {
		return Times.zone(name, this.settings.timeZones().getFirst());
	}

	List<String> zones() {
		return this.settings.timeZones();
	}

	static String path(String slug) {
		return "/console/campaigns/" + slug;
	}

	/** Its title in the reader's language, its own, or any; else its slug. */
	static String nameOf(Campaign campaign, Language language) {
		Content content = campaign.content();
		return java.util.stream.Stream
			.concat(java.util.stream.Stream.of(language.code(),
					Objects.requireNonNullElse(content.defaultLanguage(), language.code())),
					Language.all().stream().map(Language::code))
			.map((code) -> content.translations().getOrDefault(code, Content.Words.NONE).title())
			.filter((title) -> !title.isBlank())
			.findFirst()
			.orElse(campaign.slug());
	}

	private static String person(Caller caller) {
		return Objects.requireNonNullElse(caller.name(), caller.id());
	}

}
