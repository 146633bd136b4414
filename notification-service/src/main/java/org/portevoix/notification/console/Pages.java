package org.portevoix.notification.console;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.portevoix.events.OrganisationState;
import org.portevoix.notification.directory.KnownOrganisations;
import org.portevoix.service.access.Caller;
import org.portevoix.service.access.Permission;
import org.portevoix.ui.ConsolePage;
import org.portevoix.ui.ConsolePage.Section;
import org.portevoix.ui.Language;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Makes the pages of this part of the console. */
@Component
class Pages {

	private static final ZoneId ZONE = ZoneId.of("Europe/Brussels");

	private final KnownOrganisations organisations;

	private final MessageSource messages;

	Pages(KnownOrganisations organisations, MessageSource messages) {
		this.organisations = organisations;
		this.messages = messages;
	}

	ModelAndView page(String template, String title, Caller caller, HttpServletRequest request) {
		ModelAndView view = new ModelAndView("console/" + template);
		return view.addObject("page",
				ConsolePage.of(request, Section.SUBSCRIPTIONS, say(title), caller.name(), caller.permissions()));
	}

	String say(String key, Object... filled) {
		return this.messages.getMessage(key, filled, locale());
	}

	/** The organisations whose subscriptions somebody may manage, by name. */
	List<Choice> choices(Caller caller) {
		String language = Language.of(locale().getLanguage()).map(Language::code).orElse("en");
		List<Choice> choices = new ArrayList<>();
		for (OrganisationState one : this.organisations.all()) {
			if (caller.may(Permission.SUBSCRIPTIONS_MANAGE, one.organisationId())) {
				choices.add(new Choice(one.organisationId(), one.nameIn(language)));
			}
		}
		return choices;
	}

	/** The one that is meant where none is named; whoever has several chooses. */
	static @Nullable String chosen(@Nullable String named, List<Choice> choices) {
		if (named != null && !named.isBlank()) {
			return named;
		}
		return (choices.size() == 1) ? choices.getFirst().id() : null;
	}

	/** A time as the reader's language writes it, as it is in Brussels. */
	static String time(@Nullable Instant instant) {
		if (instant == null) {
			return "";
		}
		return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
			.withLocale(locale())
			.withZone(ZONE)
			.format(instant);
	}

	private static Locale locale() {
		return LocaleContextHolder.getLocale();
	}

	/** Something to choose. */
	record Choice(String id, String name) {

	}

}
