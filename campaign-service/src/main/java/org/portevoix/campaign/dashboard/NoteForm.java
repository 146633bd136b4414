package org.portevoix.campaign.dashboard;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A note as it was typed.
 *
 * @param at a local time in Brussels; empty for now
 */
record NoteForm(String at, String text) {

	static final int LONGEST = 200;

	static NoteForm of(@Nullable String at, @Nullable String text) {
		return new NoteForm(Objects.requireNonNullElse(at, "").strip(), Objects.requireNonNullElse(text, "").strip());
	}

	/** Messages about fields that can't be taken. */
	Map<String, String> faults(Clock clock) {
		Map<String, String> faults = new HashMap<>();
		if (this.text.isEmpty() || this.text.length() > LONGEST) {
			faults.put("text", "dashboard.note.text.fault");
		}
		try {
			if (time(clock).isAfter(clock.instant().plus(1, ChronoUnit.DAYS))) {
				faults.put("at", "dashboard.note.at.fault");
			}
		}
		catch (DateTimeParseException ex) {
			faults.put("at", "dashboard.note.at.fault");
		}
		return faults;
	}

	/** When it was. */
	Instant time(Clock clock) {
		return this.at.isEmpty() ? clock.instant().truncatedTo(ChronoUnit.MILLIS)
				: LocalDateTime.parse(this.at).atZone(Dashboards.ZONE).toInstant();
	}

}
