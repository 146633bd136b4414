package org.portevoix.campaign.campaigns;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import org.portevoix.events.CampaignState;
import org.portevoix.events.CampaignState.Status;
import org.portevoix.events.Rehearsal;

/** Puts a campaign that is not open yet on a stage of its own, as if it were. */
@Component
public class Staging {

	private final PublishGate gate;

	private final Publication publication;

	private final Clock clock;

	Staging(PublishGate gate, Publication publication, Clock clock) {
		this.gate = gate;
		this.publication = publication;
		this.clock = clock;
	}

	/** Whether it is early enough: a draft, or public and not open yet. */
	public boolean isPossible(Campaign campaign) {
		CampaignState state = campaign.state();
		Instant opensAt = (state != null) ? state.opensAt() : null;
		return state == null
				|| (state.status() == Status.PUBLISHED && opensAt != null && this.clock.instant().isBefore(opensAt));
	}

	/** What still hinders that it is rehearsed: the same as that it is published. */
	public List<Missing> missing(Campaign campaign) {
		return this.gate.checkFirst(campaign.content(), this.clock.instant());
	}

	/**
	 * The public state of a rehearsal: what the campaign's would be, open from now on,
	 * under a name of its own.
	 * @param id of the rehearsal
	 * @throws WrongState if the campaign is open already, or was
	 * @throws NotReady if it could not be published
	 */
	public CampaignState of(Campaign campaign, String id, Instant until) {
		if (!isPossible(campaign)) {
			throw new WrongState(campaign.stateName());
		}
		List<Missing> missing = missing(campaign);
		if (!missing.isEmpty()) {
			throw new NotReady(missing);
		}
		Content content = campaign.content().openUntil(until);
		return this.publication.of(
				new Campaign(id, null, Rehearsal.slug(campaign.slug(), id), content, null, List.of(), Map.of(), null),
				content);
	}

	/** All that is told of one that is wiped: which it was. */
	public static CampaignState wiped(CampaignState staged, Instant now) {
		return new CampaignState(staged.campaignId(), staged.slug(), staged.revision() + 1, Status.CLOSED,
				staged.organisation(), staged.partners(), staged.defaultLanguage(),
				Map.of(staged.defaultLanguage(),
						new CampaignState.Translation(staged.translation(staged.defaultLanguage()).title(), "", "", "",
								null)),
				List.of(), staged.goal(), null, staged.closesAt(), now, List.of(), List.of(), Map.of());
	}

}
