package org.portevoix.campaign.campaigns;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import org.portevoix.campaign.texts.NoticeFacts;
import org.portevoix.campaign.texts.PrivacyNotices;
import org.portevoix.events.CampaignState;
import org.portevoix.events.CampaignState.Notice;
import org.portevoix.events.CampaignState.Status;
import org.portevoix.events.OrganisationState;

import org.springframework.stereotype.Component;

/** Makes of what the staff wrote what the public sees. */
@Component
class Publication {

	/** A campaign that names no end gets one: nobody's data is kept for ever. */
	private static final int MONTHS_OPEN = 12;

	private final ConsentQuestions questions;

	private final PrivacyNotices notices;

	private final KnownOrganisations organisations;

	Publication(ConsentQuestions questions, PrivacyNotices notices, KnownOrganisations organisations) {
		this.questions = questions;
		this.notices = notices;
		this.organisations = organisations;
	}

	/** The end that a campaign has or gets. */
	static Instant end(Campaign campaign, Content content, Instant now) {
		return Optional.ofNullable(content.closesAt())
			.or(() -> Optional.ofNullable(campaign.state()).map(CampaignState::closesAt))
			.orElseGet(() -> now.atOffset(ZoneOffset.UTC).plusMonths(MONTHS_OPEN).toInstant());
	}

	/**
	 * The public state.
	 * @param content complete, as the gate has it, and with an end
	 */
	CampaignState of(Campaign campaign, Content content) {
		Instant closesAt = Objects.requireNonNull(content.closesAt());
		CampaignState before = campaign.state();
		return new CampaignState(campaign.campaignId(), campaign.slug(), campaign.nextRevision(),
				(before != null) ? before.status() : Status.PUBLISHED, content.organisation(), content.partners(),
				Objects.requireNonNull(content.defaultLanguage()), translations(content), targets(content),
				content.goal(), content.opensAt(), closesAt, (before != null) ? before.endedAt() : null,
				content.sources(), this.questions.of(content, campaign.everAsked()), notices(content, closesAt),
				(before != null) ? before.handedIn() : null, (before != null) ? before.answer() : null);
	}

	/**
	 * A draft as it would look; nothing if it is written in no language yet. What an
	 * organisation that is not known would be asked or told is left out.
	 */
	Optional<CampaignState> unfinished(Campaign campaign, Instant now) {
		Content content = campaign.content();
		if (content.translations().isEmpty()) {
			return Optional.empty();
		}
		String own = content.defaultLanguage();
		String language = (own != null && content.translations().containsKey(own)) ? own
				: content.translations().keySet().stream().sorted().findFirst().orElseThrow();
		Instant closesAt = end(campaign, content, now);
		return Optional.of(new CampaignState(campaign.campaignId(), campaign.slug(), campaign.nextRevision(),
				Status.PUBLISHED, content.organisation(), content.partners(), language, translations(content),
				targets(content), Math.max(1, content.goal()), content.opensAt(), closesAt, null, content.sources(),
				this.questions.of(content, campaign.everAsked()), Map.of()));
	}

	private static Map<String, CampaignState.Translation> translations(Content content) {
		return content.translations()
			.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> translation(entry.getValue())));
	}

	private static CampaignState.Translation translation(Content.Words words) {
		return new CampaignState.Translation(words.title(), words.demand(), words.story(), words.thanks(),
				words.commentUse(), words.addressees());
	}

	private static List<CampaignState.Target> targets(Content content) {
		return content.targets()
			.stream()
			.map((target) -> new CampaignState.Target(target.name(), target.office()))
			.toList();
	}

	private Map<String, Notice> notices(Content content, Instant closesAt) {
		OrganisationState controller = this.organisations.byId(content.organisation()).orElseThrow();
		List<NoticeFacts.Asked> asked = content.consents()
			.stream()
			.map((one) -> new NoticeFacts.Asked(one.purpose(),
					this.organisations.byId(one.organisation()).orElseThrow(), one.use()))
			.toList();
		List<OrganisationState> partners = content.partners()
			.stream()
			.map((partner) -> this.organisations.byId(partner).orElseThrow())
			.toList();
		boolean comments = content.translations().values().stream().anyMatch((words) -> words.commentUse() != null);
		Map<String, Notice> told = new HashMap<>();
		translations(content).forEach((language, words) -> told.put(language, this.notices.notice(
				new NoticeFacts(controller, partners, asked, words.naming(targets(content)), closesAt, comments),
				language)));
		return told;
	}

	/** Whether both look the same to the public. */
	static boolean same(CampaignState one, CampaignState other) {
		return one.equals(withRevision(other, one.revision()));
	}

	private static CampaignState withRevision(CampaignState state, long revision) {
		return new CampaignState(state.campaignId(), state.slug(), revision, state.status(), state.organisation(),
				state.partners(), state.defaultLanguage(), state.translations(), state.targets(), state.goal(),
				state.opensAt(), state.closesAt(), state.endedAt(), state.sources(), state.consents(), state.notices(),
				state.handedIn(), state.answer());
	}

}
