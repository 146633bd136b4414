package org.portevoix.campaign.campaigns;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.portevoix.campaign.campaigns.Campaign.Trace;
import org.portevoix.service.problems.ChangedMeanwhile;
import org.portevoix.service.problems.FieldError;
import org.portevoix.service.problems.InvalidRequest;
import org.portevoix.service.access.Caller;
import org.portevoix.service.access.Permission;
import org.portevoix.service.request.Origin;
import org.portevoix.events.CampaignEvent;
import org.portevoix.events.CampaignState;
import org.portevoix.events.CampaignState.Status;
import org.portevoix.messaging.outbox.OutboxRelay;

import org.springframework.stereotype.Component;

/**
 * Whatever changes a campaign. The document is written first, with the event that tells
 * of it; of two who change it at once, the second is told so.
 */
@Component
class CampaignChanges {

	private final Campaigns campaigns;

	private final PublishGate gate;

	private final Publication publication;

	private final OutboxRelay outbox;

	private final Clock clock;

	CampaignChanges(Campaigns campaigns, PublishGate gate, Publication publication, OutboxRelay campaignsOutbox,
			Clock clock) {
		this.campaigns = campaigns;
		this.gate = gate;
		this.publication = publication;
		this.outbox = campaignsOutbox;
		this.clock = clock;
	}

	Campaign create(Draft draft, Request request) {
		request.caller().requireAnywhere(Permission.CAMPAIGN_WRITE);
		DraftCheck.Checked checked = DraftCheck.check(draft);
		request.caller().require(Permission.CAMPAIGN_WRITE, checked.content().organisation());
		if (this.campaigns.findBySlug(checked.slug()).isPresent()) {
			throw new SlugTaken();
		}
		return this.campaigns.insert(Campaign.draft(checked.slug(), checked.content()));
	}

	/**
	 * Replaces what a campaign says and asks.
	 * @param expected the version that the writer saw, if she says so
	 */
	Campaign replace(String slug, Draft draft, Request request, @Nullable Long expected) {
		Campaign before = find(slug, request.caller(), Permission.CAMPAIGN_WRITE);
		if (expected != null && !expected.equals(before.version())) {
			throw new ChangedMeanwhile();
		}
		DraftCheck.Checked checked = DraftCheck.check(withSlug(draft, slug));
		request.caller().require(Permission.CAMPAIGN_WRITE, checked.content().organisation());
		CampaignState state = before.state();
		return (state != null) ? rewrite(before, state, checked, request)
				: this.campaigns.update(before.redrafted(checked.slug(), checked.content()));
	}

	private Campaign rewrite(Campaign before, CampaignState state, DraftCheck.Checked checked, Request request) {
		requireSame("slug", checked.slug(), before.slug());
		requireSame("organisation", checked.content().organisation(), state.organisation());
		Instant now = now();
		Content content = checked.content().closingAt(Publication.end(before, checked.content(), now));
		pass(this.gate.check(content));
		CampaignState after = this.publication.of(before, content);
		if (content.equals(before.content()) && Publication.same(state, after)) {
			return before;
		}
		return tell(before.rewritten(content, after), new CampaignEvent.Updated(after),
				new Trace(now, request.origin().traceparent()));
	}

	/** Opens a draft to the public. */
	Campaign publish(String slug, Request request) {
		Campaign before = find(slug, request.caller(), Permission.CAMPAIGN_LAUNCH);
		if (before.state() != null && before.state().status() == Status.PUBLISHED) {
			return before;
		}
		if (before.state() != null) {
			throw new WrongState(before.stateName());
		}
		Instant now = now();
		pass(this.gate.checkFirst(before.content(), now));
		Content content = before.content().closingAt(Publication.end(before, before.content(), now));
		CampaignState after = this.publication.of(before, content);
		return tell(before.rewritten(content, after), new CampaignEvent.Published(after),
				new Trace(now, request.origin().traceparent()));
	}

	/** Takes a public campaign one step further; a step already taken changes nothing. */
	Campaign advance(String slug, Action action, Request request) {
		return advance(find(slug, request.caller(), Permission.CAMPAIGN_LAUNCH), action,
				request.origin().traceparent());
	}

	/** The same, for what the clock does. */
	Campaign advance(Campaign before, Action action, @Nullable String traceparent) {
		CampaignState state = before.state();
		Instant now = now();
		if (state != null && action.isInEffect(state)) {
			return before;
		}
		if (state == null || !action.isPossible(state, now)) {
			throw new WrongState(before.stateName());
		}
		CampaignState after = action.apply(state, before.nextRevision(), now);
		return tell(before.advanced(after), action.event(after), new Trace(now, traceparent));
	}

	/**
	 * A campaign for its staff.
	 * @throws CampaignNotFound if there is none
	 */
	Campaign find(String slug, Caller caller, Permission permission) {
		caller.requireAnywhere(permission);
		Campaign campaign = this.campaigns.findBySlug(slug).orElseThrow(CampaignNotFound::new);
		caller.require(permission, campaign.content().organisation());
		return campaign;
	}

	private Campaign tell(Campaign changed, CampaignEvent event, Trace trace) {
		Campaign written = this.campaigns.update(changed, changed.told(event, trace), trace);
		this.outbox.wake();
		return written;
	}

	/** To the millisecond, as the store keeps it. */
	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
	}

	private static void pass(List<Missing> missing) {
		if (!missing.isEmpty()) {
			throw new NotReady(missing);
		}
	}

	private static void requireSame(String field, String wanted, String before) {
		if (!Objects.equals(wanted, before)) {
			throw new InvalidRequest(List.of(new FieldError(field, "immutable")));
		}
	}

	private static Draft withSlug(Draft draft, String slug) {
		return (draft.slug() != null) ? draft
				: new Draft(slug, draft.organisation(), draft.defaultLanguage(), draft.goal(), draft.opensAt(),
						draft.closesAt(), draft.targets(), draft.partners(), draft.sources(), draft.consents(),
						draft.translations());
	}

	/**
	 * Who asks for a change, and from where.
	 */
	record Request(Caller caller, Origin origin) {

	}

}
