package org.portevoix.campaign.campaigns;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.CampaignState;
import org.portevoix.events.CampaignState.Answer;
import org.portevoix.events.CampaignState.ConsentQuestion;
import org.portevoix.events.CampaignState.HandedIn;
import org.portevoix.events.CampaignState.Notice;
import org.portevoix.events.CampaignState.Status;
import org.portevoix.events.CampaignState.Text;

/**
 * A campaign as the API shows it.
 *
 * @param status {@code draft}, {@code published}, {@code paused}, {@code closed},
 * {@code handed-in} or {@code answered}
 * @param open whether it takes signatures at this moment
 * @param revision rises with each change
 * @param support what signing itself means; a form says it by its button
 * @param consents the boxes that a form must show and send back
 * @param notices the privacy notice by language
 * @param timeZone in which its staff writes its times
 */
record PublicCampaign(String id, String slug, String status, boolean open, long revision, String organisation,
		@Nullable String defaultLanguage, int goal, @Nullable Instant opensAt, @Nullable Instant closesAt,
		@Nullable Instant endedAt, List<Content.Target> targets, List<String> partners, List<String> sources,
		@Nullable Consent support, List<Consent> consents, Map<String, Content.Words> translations,
		Map<String, Notice> notices, @Nullable String timeZone, @Nullable HandedIn handedIn, @Nullable Answer answer) {

	static PublicCampaign of(CampaignState state, Optional<ConsentQuestion> support, Instant now) {
		return new PublicCampaign(state.campaignId(), state.slug(), nameOf(state.status()), state.openAt(now),
				state.revision(), state.organisation(), state.defaultLanguage(), state.goal(), state.opensAt(),
				state.closesAt(), state.endedAt(),
				state.targets().stream().map((target) -> new Content.Target(target.name(), target.office())).toList(),
				state.partners(), state.sources(), shown(support), boxes(state.consents(), Map.of()), words(state),
				state.notices(), null, state.handedIn(), state.answer());
	}

	/** As its staff sees it, with what is not public. */
	static PublicCampaign of(Campaign campaign, List<ConsentQuestion> questions, Optional<ConsentQuestion> support,
			Instant now) {
		CampaignState state = campaign.state();
		Content content = campaign.content();
		return new PublicCampaign(campaign.campaignId(), campaign.slug(), campaign.stateName(),
				state != null && state.openAt(now), campaign.nextRevision() - 1, content.organisation(),
				content.defaultLanguage(), content.goal(), content.opensAt(), content.closesAt(),
				(state != null) ? state.endedAt() : null, content.targets(), content.partners(), content.sources(),
				shown(support), boxes(questions, uses(content)), content.translations(),
				(state != null) ? state.notices() : Map.of(), content.timeZone(),
				(state != null) ? state.handedIn() : null, (state != null) ? state.answer() : null);
	}

	static String nameOf(Status status) {
		return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	private static Map<String, Content.Words> words(CampaignState state) {
		return state.translations()
			.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> words(entry.getValue())));
	}

	private static Content.Words words(CampaignState.Translation translation) {
		return new Content.Words(translation.title(), translation.demand(), translation.story(), translation.thanks(),
				translation.commentUse(), translation.addressees());
	}

	private static @Nullable Consent shown(Optional<ConsentQuestion> support) {
		return support.map((question) -> Consent.of(question, Map.of())).orElse(null);
	}

	private static List<Consent> boxes(List<ConsentQuestion> questions, Map<String, Map<String, String>> uses) {
		return questions.stream()
			.map((question) -> Consent.of(question,
					uses.getOrDefault(question.purpose().code() + " " + question.organisation(), Map.of())))
			.toList();
	}

	private static Map<String, Map<String, String>> uses(Content content) {
		return content.consents()
			.stream()
			.collect(Collectors.toMap((asked) -> asked.purpose().code() + " " + asked.organisation(),
					Content.Asked::use, (one, _) -> one));
	}

	/**
	 * A question, word for word.
	 *
	 * @param textVersion by language; a form sends back the one that it showed
	 * @param text by language
	 * @param use by language, as its staff stated it
	 */
	record Consent(String purpose, String organisation, Map<String, String> textVersion, Map<String, String> text,
			Map<String, String> use) {

		static Consent of(ConsentQuestion question, Map<String, String> use) {
			return new Consent(question.purpose().code(), question.organisation(), by(question.texts(), Text::version),
					by(question.texts(), Text::text), use);
		}

		private static Map<String, String> by(Map<String, Text> texts, java.util.function.Function<Text, String> part) {
			return texts.entrySet()
				.stream()
				.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> part.apply(entry.getValue())));
		}

	}

	/**
	 * One line of a list.
	 *
	 * @param language the one that the words are in: the campaign's own if it is not
	 * written in the one asked for
	 */
	record Line(String slug, String status, boolean open, String organisation, String language, String title,
			String demand, int goal, @Nullable Instant opensAt, Instant closesAt) {

		static Line of(CampaignState state, String language, Instant now) {
			String spoken = state.languages().contains(language) ? language : state.defaultLanguage();
			CampaignState.Translation words = state.translation(spoken);
			return new Line(state.slug(), nameOf(state.status()), state.openAt(now), state.organisation(), spoken,
					words.title(), words.demand(), state.goal(), state.opensAt(), state.closesAt());
		}

	}

}
