package org.portevoix.campaign.console;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.portevoix.campaign.campaigns.Campaign;
import org.portevoix.campaign.campaigns.Content;
import org.portevoix.campaign.campaigns.Draft;
import org.portevoix.events.Purpose;
import org.portevoix.service.problems.FieldError;
import org.portevoix.service.problems.InvalidRequest;
import org.portevoix.ui.Language;

/**
 * What was typed to begin a campaign.
 *
 * @param values by field
 * @param also the languages that it will be translated into
 * @param asked what people may agree to on its form
 * @param copy the slug of the campaign that it is a copy of
 */
record NewCampaignForm(Map<String, String> values, List<String> also, List<String> asked, @Nullable String copy) {

	/** What most campaigns ask; the settings have more. */
	static final List<String> PURPOSES = List.of(Purpose.HAND_IN.code(), Purpose.NEWSLETTER.code());

	private static final List<String> FIELDS = List.of("once", "title", "demand", "story", "thanks", "slug",
			"organisation", "defaultLanguage", "goal", "targets[0].name", "targets[0].office");

	/** Most reach it in a week, and the next goal comes by itself. */
	private static final String FIRST_GOAL = "1000";

	NewCampaignForm {
		values = Map.copyOf(values);
		also = List.copyOf(also);
		asked = List.copyOf(asked);
	}

	/** An untouched form. */
	static NewCampaignForm of(UUID once, Language reader) {
		// Most are handed in with names; without the question nobody could be named.
		return new NewCampaignForm(
				Map.of("once", once.toString(), "defaultLanguage", reader.code(), "goal", FIRST_GOAL), List.of(),
				List.of(Purpose.HAND_IN.code()), null);
	}

	/** An untouched form for a copy. */
	static NewCampaignForm of(UUID once, Language reader, Campaign model) {
		String language = Objects.requireNonNullElse(model.content().defaultLanguage(), reader.code());
		return new NewCampaignForm(Map.of("once", once.toString(), "defaultLanguage", language, "organisation",
				model.content().organisation()), List.of(), List.of(), model.slug());
	}

	static NewCampaignForm read(HttpServletRequest request) {
		Map<String, String> values = new HashMap<>();
		FIELDS.forEach((field) -> values.put(field,
				Merge.normal(Objects.requireNonNullElse(request.getParameter(field), ""))));
		String copy = request.getParameter("copy");
		return new NewCampaignForm(values, all(request, "also"), all(request, "asked"),
				(copy == null || copy.isBlank()) ? null : copy);
	}

	private static List<String> all(HttpServletRequest request, String name) {
		return List.of(Objects.requireNonNullElse(request.getParameterValues(name), new String[0]));
	}

	/** Names what is begun, so that it is begun once. */
	UUID once() {
		try {
			return UUID.fromString(value("once"));
		}
		catch (IllegalArgumentException ex) {
			return UUID.randomUUID();
		}
	}

	public String value(String field) {
		return this.values.getOrDefault(field, "");
	}

	String language() {
		return value("defaultLanguage");
	}

	String organisation() {
		return value("organisation");
	}

	/** A draft may lack much, but not who carries it and how it is called. */
	void requireNamed() {
		List<FieldError> errors = new ArrayList<>();
		if (organisation().isEmpty()) {
			errors.add(new FieldError("organisation", "required"));
		}
		if (value("title").isEmpty()) {
			errors.add(new FieldError("translations." + language() + ".title", "required"));
		}
		if (!errors.isEmpty()) {
			throw new InvalidRequest(errors);
		}
	}

	/**
	 * A draft from nothing.
	 * @param usualThanks what is said to those who signed unless somebody writes
	 * something else, by language
	 */
	Draft draft(String slug, Function<String, String> usualThanks) {
		List<Draft.@Nullable Target> targets = new ArrayList<>();
		if (!value("targets[0].name").isEmpty() || !value("targets[0].office").isEmpty()) {
			targets.add(new Draft.Target(value("targets[0].name"), value("targets[0].office")));
		}
		List<Draft.@Nullable Consent> consents = new ArrayList<>();
		PURPOSES.stream()
			.filter(this.asked::contains)
			.forEach((purpose) -> consents.add(new Draft.Consent(purpose, null, null)));
		Map<String, Draft.@Nullable Translation> words = new HashMap<>();
		// Whoever thanks in her own words translates them.
		boolean usual = value("thanks").isEmpty();
		new TreeSet<>(this.also).forEach((code) -> Language.of(code)
			.ifPresent((language) -> words.put(code,
					new Draft.Translation("", "", "", usual ? usualThanks.apply(code) : "", null, null))));
		String thanks = usual ? usualThanks.apply(language()) : value("thanks");
		words.put(language(),
				new Draft.Translation(value("title"), value("demand"), value("story"), thanks, null, null));
		return new Draft(slug, organisation(), language(), SettingsForm.goal(value("goal")), null, null, targets,
				List.of(), List.of(), consents, words, null);
	}

	/** A draft like another. Times and partners are the other's own, and not copied. */
	Draft copyOf(Campaign model, String slug) {
		Content content = model.content();
		Draft base = Draft.of(slug, content);
		List<Draft.@Nullable Consent> consents = new ArrayList<>();
		content.consents().forEach((asked) -> {
			Map<String, @Nullable String> use = new HashMap<>();
			asked.use().forEach(use::put);
			boolean own = asked.organisation().equals(content.organisation());
			consents.add(new Draft.Consent(asked.purpose().code(), own ? organisation() : asked.organisation(), use));
		});
		Content.Words words = content.translations().getOrDefault(language(), Content.Words.NONE);
		return new Draft(slug, organisation(), language(), base.goal(), null, null, base.targets(), List.of(),
				base.sources(), consents, base.translations(), base.timeZone())
			.saying(language(), new Draft.Translation(value("title"), words.demand(), words.story(), words.thanks(),
					words.commentUse(), words.addressees()));
	}

}
