package org.portevoix.campaign.signing;

import java.net.URI;
import java.time.Clock;

import org.jspecify.annotations.Nullable;
import org.portevoix.campaign.ledger.SignatureViews;
import org.portevoix.campaign.signing.Links.Link;
import org.portevoix.events.CampaignState;
import org.portevoix.events.Event;
import org.portevoix.events.Purpose;
import org.portevoix.events.SignatureRecord;
import org.portevoix.service.request.Origin;
import org.portevoix.tokens.ActionToken.Action;

import org.springframework.stereotype.Component;

/** Takes back what the owners of addresses gave. Each act may be repeated. */
@Component
public class Withdrawing {

	private static final URI SOURCE = URI.create("/campaign-service/withdrawing");

	private final Links links;

	private final SignatureViews signatures;

	private final SignatureLog log;

	private final Clock clock;

	Withdrawing(Links links, SignatureViews signatures, SignatureLog log, Clock clock) {
		this.links = links;
		this.signatures = signatures;
		this.log = log;
		this.clock = clock;
	}

	/**
	 * What can be taken back.
	 * @throws BadLink if the link proves nothing
	 * @throws LinkExpired if nothing is kept that long
	 */
	public LinkView view(@Nullable String token) {
		Link link = this.links.read(token, Action.WITHDRAW);
		return new LinkView(link.campaign(),
				this.signatures.find(link.token().signatureId(), link.token().submission()));
	}

	/** Takes the signature back; consents stand. */
	public CampaignState withdraw(@Nullable String token, Origin origin) {
		Link link = this.links.read(token, Action.WITHDRAW);
		return append(link, origin,
				new SignatureRecord.Withdrawal(link.token().campaignId(), link.token().submission()));
	}

	/** Takes one consent back; the signature stands. */
	public CampaignState withdrawConsent(@Nullable String token, Purpose purpose, String organisation, Origin origin) {
		Link link = this.links.read(token, Action.WITHDRAW);
		return append(link, origin, new SignatureRecord.ConsentWithdrawal(link.token().campaignId(),
				link.token().submission(), purpose, organisation));
	}

	/** It was not me: ends everything, and the address is not written to again. */
	public CampaignState disown(@Nullable String token, Origin origin) {
		Link link = this.links.read(token, Action.WITHDRAW);
		return append(link, origin, new SignatureRecord.Rejected(link.token().campaignId(), link.token().submission()));
	}

	/** Forget me: name, place and address of this signature go, the number stays. */
	public CampaignState erase(@Nullable String token, Origin origin) {
		Link link = this.links.read(token, Action.WITHDRAW);
		return append(link, origin, new SignatureRecord.Erased(link.token().campaignId(), null));
	}

	private CampaignState append(Link link, Origin origin, SignatureRecord data) {
		this.log
			.append(Event.of(SOURCE, link.token().signatureId(), this.clock.instant(), data).in(origin.traceparent()));
		return link.campaign();
	}

}
