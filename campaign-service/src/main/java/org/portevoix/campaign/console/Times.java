package org.portevoix.campaign.console;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** Times as a form writes them, in a named time zone. */
final class Times {

	private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

	private Times() {
	}

	/** As {@code datetime-local} has it; empty for none. */
	static String local(@Nullable Instant time, ZoneId zone) {
		return (time != null) ? MINUTES.format(time.atZone(zone)) : "";
	}

	/** As the API has it; what is no time is left as it is, for the check to name. */
	static String iso(String local, ZoneId zone) {
		try {
			return LocalDateTime.parse(local.strip().replace(' ', 'T')).atZone(zone).toInstant().toString();
		}
		catch (DateTimeException ex) {
			return local;
		}
	}

	/** As a sentence writes it, on the clock of a zone that it names. */
	static String written(Instant time, ZoneId zone, Locale reader) {
		return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
			.withLocale(reader)
			.format(time.atZone(zone)) + " (" + zone.getId() + ")";
	}

	/** A day as the API has it: its noon, or now if that is still to come. */
	static String day(String day, ZoneId zone, Instant now) {
		try {
			Instant noon = LocalDate.parse(day.strip()).atTime(LocalTime.NOON).atZone(zone).toInstant();
			boolean today = noon.isAfter(now) && now.atZone(zone).toLocalDate().equals(LocalDate.parse(day.strip()));
			return (today ? now.truncatedTo(ChronoUnit.MILLIS) : noon).toString();
		}
		catch (DateTimeException ex) {
			return day;
		}
	}

	/** The zone of a name, or the usual one. */
	static ZoneId zone(@Nullable String name, String usual) {
		return ZoneId.of((name != null && ZoneId.getAvailableZoneIds().contains(name)) ? name : usual);
	}

}
