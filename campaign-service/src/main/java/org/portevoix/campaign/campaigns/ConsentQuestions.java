package org.portevoix.campaign.campaigns;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.portevoix.campaign.texts.ConsentTexts;
import org.portevoix.events.CampaignState.ConsentQuestion;
import org.portevoix.events.CampaignState.Text;
import org.portevoix.events.OrganisationState;
import org.portevoix.events.Purpose;

import org.springframework.stereotype.Component;

/**
 * Puts the questions of a campaign into words. Support is none of them: it is what
 * signing means, said by the button and in the notice, and no box of the form.
 */
@Component
class ConsentQuestions {

	private final ConsentTexts texts;

	private final KnownOrganisations organisations;

	ConsentQuestions(ConsentTexts texts, KnownOrganisations organisations) {
		this.texts = texts;
		this.organisations = organisations;
	}

	/**
	 * The questions of a campaign, as far as the organisations are known.
	 * @param everAsked the questions it asked before, with their words
	 */
	List<ConsentQuestion> of(Content content, Collection<ConsentQuestion> everAsked) {
		return content.consents()
			.stream()
			.filter((one) -> one.purpose() != Purpose.SUPPORT)
			.flatMap((one) -> this.organisations.byId(one.organisation())
				.map((organisation) -> question(one, organisation, content.translations().keySet(), everAsked))
				.stream())
			.toList();
	}

	/** What signing itself means, if the organisation is known. */
	Optional<ConsentQuestion> support(String organisationId, Set<String> languages) {
		Content.Asked support = new Content.Asked(Purpose.SUPPORT, organisationId, Map.of());
		return this.organisations.byId(organisationId)
			.map((organisation) -> question(support, organisation, languages, List.of()));
	}

	private ConsentQuestion question(Content.Asked asked, OrganisationState organisation, Set<String> languages,
			Collection<ConsentQuestion> everAsked) {
		Map<String, Text> words = languages.stream()
			.collect(Collectors.toMap((language) -> language,
					(language) -> this.texts.text(asked.purpose(), organisation, language, asked.use().get(language))));
		Map<String, String> former = new HashMap<>();
		everAsked.stream()
			.filter((before) -> before.purpose() == asked.purpose()
					&& before.organisation().equals(asked.organisation()))
			.forEach((before) -> former.putAll(retired(before).formerTexts()));
		words.values().forEach((text) -> former.remove(text.version()));
		return new ConsentQuestion(asked.purpose(), asked.organisation(), words, former);
	}

	/** A question that is asked no more: all its words were shown before. */
	static ConsentQuestion retired(ConsentQuestion question) {
		Map<String, String> former = new HashMap<>(question.formerTexts());
		question.texts().values().forEach((text) -> former.put(text.version(), text.text()));
		return new ConsentQuestion(question.purpose(), question.organisation(), Map.of(), former);
	}

}
