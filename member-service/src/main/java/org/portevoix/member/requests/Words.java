package org.portevoix.member.requests;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.portevoix.member.campaigns.KnownCampaigns;
import org.portevoix.member.organisations.Directory;

import org.springframework.context.MessageSource;

/**
 * The words of a report in the person's language, which need not be that of who reads it
 * out to her.
 */
final class Words {

	private static final ZoneId ZONE = ZoneId.of("Europe/Brussels");

	private final MessageSource messages;

	private final Directory organisations;

	private final KnownCampaigns campaigns;

	private final Locale locale;

	/** Of organisations, each of which a list may name often. */
	private final Map<String, String> names = new HashMap<>();

	Words(MessageSource messages, Directory organisations, KnownCampaigns campaigns, Locale locale) {
		this.messages = messages;
		this.organisations = organisations;
		this.campaigns = campaigns;
		this.locale = locale;
	}

	/** One of them, of those that begin with {@code report.}. */
	public String of(String key) {
		return this.messages.getMessage("report." + key, null, this.locale);
	}

	/** What a country is called. */
	public String country(@Nullable String code) {
		return (code == null) ? "" : Locale.of("", code).getDisplayCountry(this.locale);
	}

	/** What a language is called. */
	public String language(String tag) {
		return Locale.forLanguageTag(tag).getDisplayLanguage(this.locale);
	}

	/** What an organisation is called, or how it is known to programs. */
	public String organisation(String id) {
		return this.names.computeIfAbsent(id,
				(one) -> this.organisations.name(one, this.locale.getLanguage()).orElse(one));
	}

	/** What a campaign is called, or whatever is known of it. */
	public String campaign(String slug) {
		return this.campaigns.bySlug(slug).map((one) -> one.title(this.locale.getLanguage())).orElse(slug);
	}

	public String day(@Nullable Instant at) {
		return (at == null) ? ""
				: DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(this.locale).format(at.atZone(ZONE));
	}

}
