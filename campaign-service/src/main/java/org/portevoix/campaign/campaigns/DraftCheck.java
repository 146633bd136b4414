package org.portevoix.campaign.campaigns;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.portevoix.service.problems.FieldError;
import org.portevoix.service.problems.InvalidRequest;
import org.portevoix.events.Purpose;

/** Turns a draft into well-formed content, or names every field that is not. */
final class DraftCheck {

	static final int LONGEST_NAME = 300;

	static final int LONGEST_STORY = 50_000;

	static final int MOST_ENTRIES = 200;

	private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

	private final List<FieldError> errors = new ArrayList<>();

	private DraftCheck() {
	}

	/**
	 * Checks a draft.
	 * @throws InvalidRequest with every faulty field
	 */
	static Checked check(Draft draft) {
		DraftCheck check = new DraftCheck();
		String slug = check.name("slug", draft.slug());
		String organisation = check.name("organisation", draft.organisation());
		Content content = new Content(organisation, check.language("defaultLanguage", draft.defaultLanguage()),
				check.goal(draft.goal()), check.time("opensAt", draft.opensAt()),
				check.time("closesAt", draft.closesAt()), check.entries("targets", draft.targets(), check::target),
				check.entries("partners", draft.partners(), check::name),
				check.entries("sources", draft.sources(), (field, code) -> check.text(field, code, LONGEST_NAME)),
				check.entries("consents", draft.consents(), (field, asked) -> check.asked(field, asked, organisation)),
				check.translations(draft.translations()), check.zone(draft.timeZone()));
		if (!check.errors.isEmpty()) {
			throw new InvalidRequest(check.errors);
		}
		return new Checked(slug, content);
	}

	private void fault(String field, String code) {
		this.errors.add(new FieldError(field, code));
	}

	private String name(String field, @Nullable String value) {
		if (value == null || value.isBlank()) {
			fault(field, "required");
			return "";
		}
		if (value.length() > 80) {
			fault(field, "too-long");
		}
		else if (!NAME.matcher(value).matches()) {
			fault(field, "invalid");
		}
		return value;
	}

	private String text(String field, @Nullable String value, int longest) {
		String text = Optional.ofNullable(value).orElse("").strip();
		if (text.length() > longest) {
			fault(field, "too-long");
		}
		return text;
	}

	private @Nullable String language(String field, @Nullable String value) {
		if (value != null && !Languages.ALL.contains(value)) {
			fault(field, "invalid");
		}
		return value;
	}

	private int goal(@Nullable Integer value) {
		if (value != null && value < 0) {
			fault("goal", "invalid");
		}
		return (value != null) ? value : 0;
	}

	private @Nullable Instant time(String field, @Nullable String value) {
		if (value == null || value.isBlank()) {
			return null;
		}
		try {
			return OffsetDateTime.parse(value).toInstant().truncatedTo(ChronoUnit.MILLIS);
		}
		catch (DateTimeException ex) {
			fault(field, "invalid");
			return null;
		}
	}

	private @Nullable String zone(@Nullable String value) {
		if (value == null || value.isBlank()) {
			return null;
		}
		if (!ZoneId.getAvailableZoneIds().contains(value)) {
			fault("timeZone", "invalid");
		}
		return value;
	}

	private <T, R> List<R> entries(String field, @Nullable List<@Nullable T> values, BiFunction<String, T, R> check) {
		if (values == null) {
			return List.of();
		}
		if (values.size() > MOST_ENTRIES) {
			fault(field, "too-long");
			return List.of();
		}
		List<R> entries = new ArrayList<>();
		for (int i = 0; i < values.size(); i++) {
			T value = values.get(i);
			String name = "%s[%d]".formatted(field, i);
			if (value == null) {
				fault(name, "required");
			}
			else {
				entries.add(check.apply(name, value));
			}
		}
		return entries;
	}

	private Content.Target target(String field, Draft.Target target) {
		return new Content.Target(text(field + ".name", target.name(), LONGEST_NAME),
				text(field + ".office", target.office(), LONGEST_NAME));
	}

	private Content.Asked asked(String field, Draft.Consent asked, String organisation) {
		// What one organisation alone can do is asked for the one that carries the
		// campaign.
		String named = (asked.organisation() != null) ? name(field + ".organisation", asked.organisation())
				: organisation;
		Map<String, String> use = new HashMap<>();
		Optional.ofNullable(asked.use()).orElse(Map.of()).forEach((language, words) -> {
			language(field + ".use." + language, language);
			use.put(language, text(field + ".use." + language, words, LONGEST_NAME));
		});
		return new Content.Asked(purpose(field + ".purpose", asked.purpose()), named, use);
	}

	private Purpose purpose(String field, @Nullable String code) {
		if (code == null || code.isBlank()) {
			fault(field, "required");
			return Purpose.SUPPORT;
		}
		try {
			return Purpose.of(code);
		}
		catch (IllegalArgumentException ex) {
			fault(field, "invalid");
			return Purpose.SUPPORT;
		}
	}

	private Map<String, Content.Words> translations(@Nullable Map<String, Draft.@Nullable Translation> translations) {
		Map<String, Content.Words> words = new HashMap<>();
		Optional.ofNullable(translations).orElse(Map.of()).forEach((language, translation) -> {
			String field = "translations." + language;
			if (!Languages.ALL.contains(language)) {
				fault((language.length() <= 10) ? field : "translations", "invalid");
			}
			else if (translation == null) {
				fault(field, "required");
			}
			else {
				words.put(language, words(field, translation));
			}
		});
		return words;
	}

	private Content.Words words(String field, Draft.Translation translation) {
		String use = text(field + ".commentUse", translation.commentUse(), LONGEST_NAME);
		String addressees = text(field + ".addressees", translation.addressees(), LONGEST_NAME * 10);
		return new Content.Words(text(field + ".title", translation.title(), LONGEST_NAME),
				text(field + ".demand", translation.demand(), LONGEST_NAME * 10),
				text(field + ".story", translation.story(), LONGEST_STORY),
				text(field + ".thanks", translation.thanks(), LONGEST_STORY), use.isEmpty() ? null : use,
				addressees.isEmpty() ? null : addressees);
	}

	/** A draft that can be kept. */
	record Checked(String slug, Content content) {

	}

}
