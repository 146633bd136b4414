package org.portevoix.campaign.signing;

import java.time.Clock;

import org.jspecify.annotations.Nullable;
import org.portevoix.campaign.campaigns.PublishedCampaigns;
import org.portevoix.events.CampaignState;
import org.portevoix.tokens.ActionToken;
import org.portevoix.tokens.ActionToken.Action;
import org.portevoix.tokens.ExpiredToken;
import org.portevoix.tokens.InvalidToken;
import org.portevoix.tokens.TokenKeys;

import org.springframework.stereotype.Component;

/** Reads the links in mails. */
@Component
class Links {

	private final TokenKeys keys;

	private final PublishedCampaigns campaigns;

	private final Clock clock;

	Links(SigningSettings settings, PublishedCampaigns campaigns, Clock clock) {
		this.keys = TokenKeys.parse(settings.tokenKeys());
		this.campaigns = campaigns;
		this.clock = clock;
	}

	/**
	 * Reads a link.
	 * @throws BadLink if it proves nothing, or is for another action
	 * @throws LinkExpired if its time is over
	 */
	Link read(@Nullable String token, Action action) {
		if (token == null) {
			throw new BadLink();
		}
		try {
			ActionToken read = this.keys.verify(token.strip(), action, this.clock.instant());
			return new Link(read, campaign(read));
		}
		catch (InvalidToken ex) {
			throw new BadLink(ex.meantFor());
		}
		catch (ExpiredToken ex) {
			CampaignState campaign = campaign(ex.token());
			throw new LinkExpired(campaign.slug(), tooOld(action, campaign));
		}
	}

	private LinkExpired.Reason tooOld(Action action, CampaignState campaign) {
		return switch (action) {
			case CONFIRM -> campaign.openAt(this.clock.instant()) ? LinkExpired.Reason.TOO_OLD
					: LinkExpired.Reason.TOO_OLD_TO_SIGN_AGAIN;
			case WITHDRAW -> LinkExpired.Reason.TOO_OLD_TO_TAKE_BACK;
		};
	}

	private CampaignState campaign(ActionToken token) {
		return this.campaigns.byId(token.campaignId()).orElseThrow(BadLink::new);
	}

	/** What the owner of an address follows. */
	record Link(ActionToken token, CampaignState campaign) {

	}

}
