package org.portevoix.campaign.console;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.portevoix.campaign.campaigns.Campaign;
import org.portevoix.campaign.campaigns.Content;
import org.portevoix.campaign.campaigns.Goal;
import org.portevoix.campaign.campaigns.KnownOrganisations;
import org.portevoix.campaign.ledger.Count;
import org.portevoix.campaign.ledger.Counts;
import org.portevoix.service.access.Caller;
import org.portevoix.service.access.Permission;
import org.portevoix.ui.Language;

import org.springframework.stereotype.Component;

/** Sums a campaign up in a line. */
@Component
class CampaignLines {

	private static final long SECONDS_A_DAY = 86_400;

	private final KnownOrganisations organisations;

	private final Counts counts;

	private final Clock clock;

	CampaignLines(KnownOrganisations organisations, Counts counts, Clock clock) {
		this.organisations = organisations;
		this.counts = counts;
		this.clock = clock;
	}

	CampaignLine of(Campaign campaign, Caller caller, Language language) {
		Content content = campaign.content();
		List<String> written = Language.all()
			.stream()
			.map(Language::code)
			.filter((code) -> content.translations().containsKey(code))
			.toList();
		Optional<Count> count = (campaign.state() != null) ? this.counts.of(campaign.campaignId()) : Optional.empty();
		return new CampaignLine(campaign.slug(), ConsolePages.nameOf(campaign, language), state(campaign),
				this.organisations.nameOf(content.organisation(), language.code()),
				written.stream().filter((code) -> lacking(content, code) == 0).toList(),
				written.stream().filter((code) -> lacking(content, code) > 0 && isBegun(content, code)).toList(),
				count.map(Count::confirmed).orElse(null),
				(content.goal() > 0) ? Goal.at(content.goal(), count.map(Count::confirmed).orElse(0L)) : null,
				count.map(this::pace).orElse(null), !caller.may(Permission.CAMPAIGN_READ, content.organisation()));
	}

	private static boolean isBegun(Content content, String language) {
		Content.Words words = content.translations().getOrDefault(language, Content.Words.NONE);
		return !(words.title() + words.demand() + words.story()).isBlank();
	}

	/** How many texts a language lacks, or has too long. */
	static int lacking(Content content, String language) {
		return content.translations().getOrDefault(language, Content.Words.NONE).unfinished();
	}

	/**
	 * A campaign that waits for its opening time is not open yet, whatever its status.
	 */
	private String state(Campaign campaign) {
		Instant now = this.clock.instant();
		boolean waits = campaign.state() != null && campaign.stateName().equals("published")
				&& campaign.state().opensAt() != null && now.isBefore(campaign.state().opensAt());
		boolean over = campaign.state() != null && campaign.stateName().equals("published")
				&& !now.isBefore(campaign.state().closesAt());
		return waits ? "soon" : over ? "closed" : campaign.stateName();
	}

	/** The tally knows days, not hours: of yesterday counts what lies within 24 hours. */
	private long pace(Count count) {
		Instant now = this.clock.instant();
		LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
		long left = SECONDS_A_DAY - now.atZone(ZoneOffset.UTC).toLocalTime().toSecondOfDay();
		long yesterday = count.of("day", today.minusDays(1).toString());
		return count.of("day", today.toString()) + Math.round((double) yesterday * left / SECONDS_A_DAY);
	}

}
