package org.portevoix.campaign.pages;

import java.text.ListFormat;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.portevoix.campaign.campaigns.KnownOrganisations;
import org.portevoix.campaign.texts.ConsentTexts;
import org.portevoix.campaign.texts.StoryRendering;
import org.portevoix.events.CampaignState;
import org.portevoix.events.CampaignState.ConsentQuestion;
import org.portevoix.events.CampaignState.Target;
import org.portevoix.events.CampaignState.Text;
import org.portevoix.events.CampaignState.Translation;
import org.portevoix.events.OrganisationState;
import org.portevoix.events.Purpose;
import org.portevoix.ui.Language;

import org.springframework.stereotype.Component;

import static java.util.Objects.requireNonNull;

/** Turns what is known of a campaign into what a page in one language shows. */
@Component
class CampaignTexts {

	private final KnownOrganisations organisations;

	private final ConsentTexts consents;

	private final StoryRendering rendering;

	private final Clock clock;

	CampaignTexts(KnownOrganisations organisations, ConsentTexts consents, StoryRendering rendering, Clock clock) {
		this.organisations = organisations;
		this.consents = consents;
		this.rendering = rendering;
		this.clock = clock;
	}

	CampaignText in(Language language, CampaignState campaign) {
		Translation words = campaign.translation(language.code());
		return new CampaignText(campaign.slug(), written(language, campaign), words.title(), words.demand(),
				html(words.story()), html(words.thanks()), words.commentUse(),
				this.organisations.nameOf(campaign.organisation(), language.code()),
				controller(campaign.organisation(), language),
				campaign.partners()
					.stream()
					.map((partner) -> this.organisations.nameOf(partner, language.code()))
					.toList(),
				campaign.targets(language.code()), targets(language, campaign.targets(language.code())),
				stage(campaign), campaign.opensAt(), campaign.end(), support(language, campaign),
				boxes(language, campaign), campaign.handedIn(), answered(language, campaign));
	}

	/** In the reader's language, else in the campaign's own, else in any. */
	private CampaignText.@Nullable Answered answered(Language language, CampaignState campaign) {
		CampaignState.Answer answer = campaign.answer();
		if (answer == null || answer.text().isEmpty()) {
			return null;
		}
		String written = Stream.of(language.code(), campaign.defaultLanguage())
			.filter(answer.text()::containsKey)
			.findFirst()
			.orElseGet(() -> answer.text().keySet().stream().sorted().findFirst().orElseThrow());
		return new CampaignText.Answered(answer.at(), written, html(requireNonNull(answer.text().get(written))));
	}

	/** Markdown as HTML without anything dangerous. */
	String html(String markdown) {
		return this.rendering.html(markdown);
	}

	private String controller(String organisationId, Language language) {
		return this.organisations.byId(organisationId)
			.map((organisation) -> registered(organisation, language))
			.orElse(organisationId);
	}

	private static String registered(OrganisationState organisation, Language language) {
		String name = organisation.legalName();
		if (name == null) {
			return organisation.nameIn(language.code());
		}
		String form = organisation.legalForm();
		return (form == null || name.contains(form)) ? name : name + " " + form;
	}

	private static String written(Language language, CampaignState campaign) {
		return campaign.languages().contains(language.code()) ? language.code() : campaign.defaultLanguage();
	}

	private static String targets(Language language, List<Target> targets) {
		return targets.isEmpty() ? ""
				: ListFormat.getInstance(language.locale(), ListFormat.Type.STANDARD, ListFormat.Style.FULL)
					.format(targets.stream().map(Target::name).toList());
	}

	private CampaignText.Stage stage(CampaignState campaign) {
		Instant now = this.clock.instant();
		Instant opens = campaign.opensAt();
		return switch (campaign.status()) {
			case PUBLISHED -> campaign.openAt(now) ? CampaignText.Stage.OPEN
					: (opens != null && now.isBefore(opens)) ? CampaignText.Stage.SOON : CampaignText.Stage.CLOSED;
			case PAUSED -> CampaignText.Stage.PAUSED;
			case CLOSED -> CampaignText.Stage.CLOSED;
			case HANDED_IN -> CampaignText.Stage.HANDED_IN;
			case ANSWERED -> CampaignText.Stage.ANSWERED;
		};
	}

	/** In the words that the API and the mail say too. */
	private @Nullable String support(Language language, CampaignState campaign) {
		return this.organisations.byId(campaign.organisation())
			.map((organisation) -> this.consents.text(Purpose.SUPPORT, organisation, written(language, campaign), null)
				.text())
			.orElse(null);
	}

	private static List<CampaignText.Box> boxes(Language language, CampaignState campaign) {
		List<CampaignText.Box> boxes = new ArrayList<>();
		for (ConsentQuestion question : campaign.consents()) {
			Text text = requireNonNull(
					question.texts().getOrDefault(language.code(), question.texts().get(campaign.defaultLanguage())));
			boxes.add(new CampaignText.Box(boxes.size(), question.purpose(), question.organisation(), text.version(),
					text.text()));
		}
		return boxes;
	}

}
