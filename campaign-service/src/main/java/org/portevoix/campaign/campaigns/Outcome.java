package org.portevoix.campaign.campaigns;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.CampaignState.Answer;
import org.portevoix.events.CampaignState.HandedIn;
import org.portevoix.service.problems.FieldError;
import org.portevoix.service.problems.InvalidRequest;

/**
 * What came of a campaign, as its staff tells it with the step: to whom the demand was
 * handed, or what was answered. All of it may be missing.
 *
 * @param at when it happened, ISO 8601; now if it does not say
 * @param to who took the demand
 * @param note for the staff and its audit trail, not for the public
 * @param text what was answered, by language, Markdown
 */
public record Outcome(@Nullable String at, @Nullable String to, @Nullable String note,
		@Nullable Map<String, @Nullable String> text) {

	/** Nothing is said. */
	public static final Outcome NONE = new Outcome(null, null, null, null);

	private static final int LONGEST_NOTE = 2000;

	/**
	 * Checks what is said, whatever it is said of.
	 * @throws InvalidRequest with every faulty field
	 */
	Checked check(Instant now) {
		List<FieldError> errors = new ArrayList<>();
		Checked checked = new Checked(time(now, errors), text("to", this.to, DraftCheck.LONGEST_NAME, errors),
				text("note", this.note, LONGEST_NOTE, errors), texts(errors));
		if (!errors.isEmpty()) {
			throw new InvalidRequest(errors);
		}
		return checked;
	}

	private Instant time(Instant now, List<FieldError> errors) {
		if (this.at == null || this.at.isBlank()) {
			return now;
		}
		try {
			Instant time = OffsetDateTime.parse(this.at).toInstant().truncatedTo(ChronoUnit.MILLIS);
			if (time.isAfter(now)) {
				errors.add(new FieldError("at", "invalid"));
			}
			return time;
		}
		catch (DateTimeException ex) {
			errors.add(new FieldError("at", "invalid"));
			return now;
		}
	}

	private Map<String, String> texts(List<FieldError> errors) {
		Map<String, String> texts = new HashMap<>();
		Objects.requireNonNullElse(this.text, Map.<String, @Nullable String>of()).forEach((language, words) -> {
			if (!Languages.ALL.contains(language)) {
				errors.add(new FieldError("text", "invalid"));
				return;
			}
			String said = text("text." + language, words, DraftCheck.LONGEST_STORY, errors);
			if (said != null) {
				texts.put(language, said);
			}
		});
		return texts;
	}

	private static @Nullable String text(String field, @Nullable String value, int longest, List<FieldError> errors) {
		if (value == null || value.isBlank()) {
			return null;
		}
		String text = value.strip();
		if (text.length() > longest) {
			errors.add(new FieldError(field, "too-long"));
		}
		return text;
	}

	/** The same, well-formed. */
	record Checked(Instant at, @Nullable String to, @Nullable String note, Map<String, String> text) {

		@Nullable HandedIn handedIn() {
			return (this.to != null) ? new HandedIn(this.at, this.to) : null;
		}

		@Nullable Answer answer() {
			return this.text.isEmpty() ? null : new Answer(this.at, this.text);
		}

	}

}
