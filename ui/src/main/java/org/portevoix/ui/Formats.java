package org.portevoix.ui;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

import org.springframework.context.i18n.LocaleContextHolder;

/** Numbers and dates as the language of the request writes them. */
public class Formats {

	private static final ZoneId ZONE = ZoneId.of("Europe/Brussels");

	public String number(long number) {
		return NumberFormat.getIntegerInstance(locale()).format(number);
	}

	/** The day, in words, as it is in Brussels. */
	public String day(Instant instant) {
		return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale()).format(instant.atZone(ZONE));
	}

	/** The day and the minute, short, as they are in Brussels. */
	public String moment(Instant instant) {
		return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
			.withLocale(locale())
			.format(instant.atZone(ZONE));
	}

	private static Locale locale() {
		return LocaleContextHolder.getLocale();
	}

}
