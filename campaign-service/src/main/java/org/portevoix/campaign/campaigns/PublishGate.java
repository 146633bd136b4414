package org.portevoix.campaign.campaigns;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.portevoix.events.Purpose;

import org.springframework.stereotype.Component;

/**
 * Names all that a campaign lacks before people may see it, what the law wants them to be
 * told included.
 */
@Component
class PublishGate {

	/** A demand is said in one breath. */
	static final int LONGEST_DEMAND = 300;

	static final int LONGEST_TITLE = 140;

	/** Sources become keys of the count. */
	private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,39}");

	/** What is counted when a source is none of the declared. */
	private static final String OTHER = "other";

	private final KnownOrganisations organisations;

	PublishGate(KnownOrganisations organisations) {
		this.organisations = organisations;
	}

	/** What is missing; nothing when it may be public. */
	List<Missing> check(Content content) {
		List<Missing> missing = new ArrayList<>();
		checkWords(content, missing);
		checkSettings(content, missing);
		checkOrganisation("organisation", content.organisation(), missing);
		for (int i = 0; i < content.partners().size(); i++) {
			if (this.organisations.byId(content.partners().get(i)).isEmpty()) {
				missing.add(new Missing("partners[%d]".formatted(i), null, "unknown"));
			}
		}
		for (int i = 0; i < content.consents().size(); i++) {
			checkConsent("consents[%d]".formatted(i), content.consents().get(i), content, missing);
		}
		return missing;
	}

	/** The same, and that there is time left to sign. */
	List<Missing> checkFirst(Content content, Instant now) {
		List<Missing> missing = check(content);
		if (content.closesAt() != null && !content.closesAt().isAfter(now)) {
			missing.add(new Missing("closesAt", null, "too-late"));
		}
		return missing;
	}

	private static void checkWords(Content content, List<Missing> missing) {
		if (content.translations().isEmpty()) {
			missing.add(new Missing("translations", null, "required"));
		}
		if (content.defaultLanguage() == null) {
			missing.add(new Missing("defaultLanguage", null, "required"));
		}
		else if (!content.translations().containsKey(content.defaultLanguage())) {
			missing
				.add(new Missing("translations." + content.defaultLanguage(), content.defaultLanguage(), "required"));
		}
		new TreeMap<>(content.translations()).forEach((language, words) -> {
			checkText("title", language, words.title(), LONGEST_TITLE, missing);
			checkText("demand", language, words.demand(), LONGEST_DEMAND, missing);
			checkText("story", language, words.story(), DraftCheck.LONGEST_STORY, missing);
			checkText("thanks", language, words.thanks(), DraftCheck.LONGEST_STORY, missing);
			if (words.demand().lines().count() > 1) {
				missing.add(new Missing("demand", language, "invalid"));
			}
		});
	}

	private static void checkText(String field, String language, String text, int longest, List<Missing> missing) {
		if (text.isBlank()) {
			missing.add(new Missing(field, language, "required"));
		}
		else if (text.length() > longest) {
			missing.add(new Missing(field, language, "too-long"));
		}
	}

	private static void checkSettings(Content content, List<Missing> missing) {
		if (content.targets().isEmpty()) {
			missing.add(new Missing("targets", null, "required"));
		}
		for (int i = 0; i < content.targets().size(); i++) {
			if (content.targets().get(i).name().isBlank()) {
				missing.add(new Missing("targets[%d].name".formatted(i), null, "required"));
			}
		}
		if (content.goal() < 1) {
			missing.add(new Missing("goal", null, "required"));
		}
		if (content.opensAt() != null && content.closesAt() != null
				&& !content.opensAt().isBefore(content.closesAt())) {
			missing.add(new Missing("closesAt", null, "invalid"));
		}
		for (int i = 0; i < content.sources().size(); i++) {
			String source = content.sources().get(i);
			if (!SOURCE.matcher(source).matches() || source.equals(OTHER) || content.sources().indexOf(source) != i) {
				missing.add(new Missing("sources[%d]".formatted(i), null, "invalid"));
			}
		}
	}

	private void checkConsent(String field, Content.Asked asked, Content content, List<Missing> missing) {
		boolean twice = content.consents()
			.stream()
			.filter((other) -> other.purpose() == asked.purpose() && other.organisation().equals(asked.organisation()))
			.count() > 1;
		if (twice) {
			missing.add(new Missing(field, null, "invalid"));
		}
		if (asked.purpose() == Purpose.SHOW_NAME) {
			// No page shows names yet: nobody is asked for what nobody does.
			missing.add(new Missing(field, null, "not-offered"));
		}
		boolean own = asked.organisation().equals(content.organisation());
		boolean fits = switch (asked.purpose()) {
			case SUPPORT, HAND_IN, SHOW_NAME, UPDATES -> own;
			case NEWSLETTER -> true;
			// It has the data already.
			case SHARE -> !own;
		};
		if (!fits) {
			missing.add(new Missing(field + ".organisation", null, "invalid"));
		}
		else if (!own) {
			checkOrganisation(field + ".organisation", asked.organisation(), missing);
		}
		if (asked.purpose() == Purpose.SHARE && !asked.use().isEmpty()) {
			content.translations()
				.keySet()
				.stream()
				.sorted()
				.filter((language) -> asked.use().getOrDefault(language, "").isBlank())
				.forEach((language) -> missing.add(new Missing(field + ".use", language, "required")));
		}
	}

	private void checkOrganisation(String field, String organisationId, List<Missing> missing) {
		Optional.of(organisationId)
			.flatMap(this.organisations::byId)
			.ifPresentOrElse(
					(organisation) -> organisation.missing()
						.forEach((lacking) -> missing.add(new Missing(field + "." + lacking, null, "required"))),
					() -> missing.add(new Missing(field, null, "unknown")));
	}

}
