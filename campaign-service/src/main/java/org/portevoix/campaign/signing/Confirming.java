package org.portevoix.campaign.signing;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.portevoix.campaign.ledger.SignatureViews;
import org.portevoix.campaign.signing.Links.Link;
import org.portevoix.events.CampaignState;
import org.portevoix.events.Event;
import org.portevoix.events.SignatureRecord;
import org.portevoix.service.request.Origin;
import org.portevoix.tokens.ActionToken.Action;

import org.springframework.stereotype.Component;

/** Takes confirmations of the owners of addresses. */
@Component
public class Confirming {

	private static final URI SOURCE = URI.create("/campaign-service/confirming");

	private final Links links;

	private final SignatureViews signatures;

	private final SignatureLog log;

	private final SigningSettings settings;

	private final Clock clock;

	Confirming(Links links, SignatureViews signatures, SignatureLog log, SigningSettings settings, Clock clock) {
		this.links = links;
		this.signatures = signatures;
		this.log = log;
		this.settings = settings;
		this.clock = clock;
	}

	/**
	 * What the link would confirm. Changes nothing.
	 * @throws BadLink if it proves nothing
	 * @throws LinkExpired if it is too late to confirm
	 */
	public LinkView preview(@Nullable String token) {
		Link link = inTime(token);
		return new LinkView(link.campaign(),
				this.signatures.find(link.token().signatureId(), link.token().submission()));
	}

	/**
	 * Records that the owner of the address confirms the submission which the link names.
	 * Doing so again changes nothing.
	 * @return the campaign
	 * @throws BadLink if it proves nothing
	 * @throws LinkExpired if it is too late to confirm
	 * @throws LogUnavailable if nothing was recorded
	 */
	public CampaignState confirm(@Nullable String token, Origin origin) {
		Link link = inTime(token);
		this.log.append(confirmation(link.token().signatureId(), link.token().campaignId(), link.token().submission())
			.in(origin.traceparent()));
		return link.campaign();
	}

	/** What is recorded of it. */
	Event<SignatureRecord.Confirmation> confirmation(String signatureId, String campaignId, String submission) {
		return Event.of(SOURCE, signatureId, this.clock.instant(),
				new SignatureRecord.Confirmation(campaignId, submission));
	}

	private Link inTime(@Nullable String token) {
		Link link = this.links.read(token, Action.CONFIRM);
		Instant last = link.campaign().end().plus(this.settings.confirmableAfterClose());
		if (this.clock.instant().isAfter(last)) {
			throw new LinkExpired(link.campaign().slug(), LinkExpired.Reason.CAMPAIGN_OVER);
		}
		return link;
	}

}
