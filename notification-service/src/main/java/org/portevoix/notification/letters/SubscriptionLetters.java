package org.portevoix.notification.letters;

import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;

import org.portevoix.events.OrganisationState;
import org.portevoix.notification.letters.Letter.Block;

import org.springframework.stereotype.Component;

/** Writes to an organisation that its endpoint fails, and that it was given up. */
@Component
public class SubscriptionLetters {

	private final LetterSettings settings;

	SubscriptionLetters(LetterSettings settings) {
		this.settings = settings;
	}

	/**
	 * It has failed for a day.
	 * @param until when it will be given up
	 */
	public Letter warning(OrganisationState organisation, String subscription, String url, Instant since,
			Instant until) {
		String language = language(organisation);
		Phrases phrases = Phrases.ofSubscriptions(language);
		return letter(organisation, language, phrases.say("warning.subject", "host", host(url)),
				List.of(new Block.Paragraph(phrases.say("greeting")),
						new Block.Paragraph(phrases.say("warning", "host", host(url), "since", time(since, language))),
						new Block.Paragraph(phrases.say("warning.what", "until", time(until, language))),
						action(phrases, subscription)));
	}

	/**
	 * Nothing is delivered any more.
	 * @param gone whether the endpoint itself said so
	 */
	public Letter disabled(OrganisationState organisation, String subscription, String url, Instant since,
			boolean gone) {
		String language = language(organisation);
		Phrases phrases = Phrases.ofSubscriptions(language);
		String why = gone ? phrases.say("disabled.gone", "host", host(url))
				: phrases.say("disabled.failing", "host", host(url), "since", time(since, language));
		return letter(organisation, language, phrases.say("disabled.subject", "host", host(url)),
				List.of(new Block.Paragraph(phrases.say("greeting")), new Block.Paragraph(why),
						new Block.Paragraph(phrases.say("disabled.what")), action(phrases, subscription)));
	}

	private Block action(Phrases phrases, String subscription) {
		return new Block.Action(phrases.say("look"),
				this.settings.publicUrl() + "/console/subscriptions/" + subscription);
	}

	private static Letter letter(OrganisationState organisation, String language, String subject, List<Block> blocks) {
		return new Letter(language, "Portevoix", null, organisation.nameIn(language), subject, blocks);
	}

	/** No more of the address: what follows the host may be a secret. */
	private static String host(String url) {
		return URI.create(url).getHost();
	}

	private static String language(OrganisationState organisation) {
		for (String language : Phrases.LANGUAGES) {
			if (organisation.notices().containsKey(language)) {
				return language;
			}
		}
		return "en";
	}

	private String time(Instant instant, String language) {
		return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
			.withLocale(language.equals("en") ? Locale.UK : Locale.of(language))
			.withZone(this.settings.timeZone())
			.format(instant);
	}

}
