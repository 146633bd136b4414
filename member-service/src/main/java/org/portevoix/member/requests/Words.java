package org.portevoix.member.requests;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;

/**
 * The words of a report in the person's language, which need not be that of who reads it
 * out to her.
 */
final class Words {

	private static final ZoneId ZONE = ZoneId.of("Europe/Brussels");

	private final MessageSource messages;

	private final Locale locale;

	Words(MessageSource messages, Locale locale) {
		this.messages = messages;
		this.locale = locale;
	}

	/** One of them, of those that begin with {@code report.}. */
	public String of(String key) {
		return this.messages.getMessage("report." + key, null, this.locale);
	}

	public String day(@Nullable Instant at) {
		return (at == null) ? ""
				: DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(this.locale).format(at.atZone(ZONE));
	}

}
