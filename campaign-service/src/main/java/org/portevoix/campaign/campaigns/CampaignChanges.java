package org.portevoix.campaign.campaigns;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.portevoix.campaign.campaigns.Campaign.Trace;
import org.portevoix.service.problems.ChangedMeanwhile;
import org.portevoix.service.problems.FieldError;
import org.portevoix.service.problems.InvalidRequest;
import org.portevoix.service.access.Caller;
import org.portevoix.service.access.Permission;
import org.portevoix.service.audit.Act;
import org.portevoix.service.request.Origin;
import org.portevoix.events.CampaignEvent;
import org.portevoix.events.CampaignState;
import org.portevoix.events.CampaignState.Status;
import org.portevoix.messaging.outbox.OutboxRelay;
import org.portevoix.messaging.outbox.PendingEvent;

import org.springframework.stereotype.Component;

/**
 * Whatever changes a campaign. The document is written first, with the event that tells
 * of it; of two who change it at once, the second is told so.
 */
@Component
public class CampaignChanges {

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

	/** Begins a draft. */
	public Campaign create(Draft draft, Request request) {
		return create(UUID.randomUUID(), draft, null, request);
	}

	/**
	 * Begins a draft, once.
	 * @param campaignId names what is begun, however often it is asked for
	 * @param model the campaign that it is a copy of
	 * @throws BegunBefore if it was begun already
	 */
	public Campaign create(UUID campaignId, Draft draft, @Nullable Campaign model, Request request) {
		request.caller().requireAnywhere(Permission.CAMPAIGN_WRITE);
		DraftCheck.Checked checked = DraftCheck.check(draft);
		request.caller().require(Permission.CAMPAIGN_WRITE, checked.content().organisation());
		Campaign begun = this.campaigns.findById(campaignId.toString()).orElse(null);
		if (begun != null && request.caller().may(Permission.CAMPAIGN_WRITE, begun.content().organisation())
				&& !begun.isDiscarded()) {
			throw new BegunBefore(begun);
		}
		UUID free = (begun != null) ? UUID.randomUUID() : campaignId;
		if (this.campaigns.findBySlug(checked.slug()).isPresent()) {
			throw new SlugTaken();
		}
		Instant now = now();
		Content content = checked.content();
		Campaign.Edit edit = request.edit(now);
		Campaign created = (model != null)
				? Campaign.draft(free.toString(), checked.slug(), content, model.originalsOf(content), edit)
				: Campaign.draft(free.toString(), checked.slug(), content, edit);
		Campaign written = this.campaigns.insert(created, List.of(request.told(CampaignActs.created(created), now)),
				now);
		this.outbox.wake();
		return written;
	}

	/**
	 * Replaces what a campaign says and asks.
	 * @param expected the version that the writer saw, if she says so
	 * @param reviewed translations that somebody found good as they are, such as
	 * {@code nl.title}
	 */
	public Campaign replace(String slug, Draft draft, Set<String> reviewed, Request request, @Nullable Long expected) {
		Campaign before = find(slug, request.caller(), Permission.CAMPAIGN_WRITE);
		requireVersion(before, expected);
		if (before.state() != null) {
			// Whatever is written in a public campaign is published by that.
			request.caller().require(Permission.CAMPAIGN_LAUNCH, before.content().organisation());
		}
		DraftCheck.Checked checked = DraftCheck.check((draft.slug() != null) ? draft : draft.named(slug));
		request.caller().require(Permission.CAMPAIGN_WRITE, checked.content().organisation());
		CampaignState state = before.state();
		return (state != null) ? rewrite(before, state, checked, reviewed, request)
				: redraft(before, checked, reviewed, request);
	}

	private Campaign redraft(Campaign before, DraftCheck.Checked checked, Set<String> reviewed, Request request) {
		Campaign changed = before.redrafted(checked.slug(), checked.content());
		if (changed.equals(before) && reviewed.isEmpty()) {
			return before;
		}
		Instant now = now();
		Campaign after = changed.writtenBy(request.edit(now), before.content(), reviewed);
		return write(after, List.of(request.told(CampaignActs.edited(before, after), now)), now);
	}

	private Campaign rewrite(Campaign before, CampaignState state, DraftCheck.Checked checked, Set<String> reviewed,
			Request request) {
		requireSame("slug", checked.slug(), before.slug());
		requireSame("organisation", checked.content().organisation(), state.organisation());
		Instant now = now();
		Content content = checked.content().closingAt(Publication.end(before, checked.content(), now));
		pass(this.gate.check(content));
		CampaignState next = this.publication.of(before, content);
		if (content.equals(before.content()) && Publication.same(state, next) && reviewed.isEmpty()) {
			return before;
		}
		Campaign after = before.rewritten(content, next).writtenBy(request.edit(now), before.content(), reviewed);
		return tell(after, new CampaignEvent.Updated(next), CampaignActs.edited(before, after), request, now);
	}

	/** Does away with a draft that was never public. */
	public void discard(String slug, Request request, @Nullable Long expected) {
		Campaign before = find(slug, request.caller(), Permission.CAMPAIGN_LAUNCH);
		requireVersion(before, expected);
		if (before.state() != null) {
			throw new WrongState(before.stateName());
		}
		Instant now = now();
		write(before.discarded(), List.of(request.told(CampaignActs.discarded(before), now)), now);
	}

	/** Opens a draft to the public. */
	public Campaign publish(String slug, Request request) {
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
		CampaignState state = this.publication.of(before, content);
		Campaign after = before.rewritten(content, state);
		return tell(after, new CampaignEvent.Published(state), CampaignActs.stepped("published", before, after, null),
				request, now);
	}

	/**
	 * Takes a public campaign one step further; a step already taken changes nothing but
	 * what is said about it.
	 */
	public Campaign advance(String slug, Action action, Outcome outcome, Request request) {
		Campaign before = find(slug, request.caller(), Permission.CAMPAIGN_LAUNCH);
		Instant now = now();
		return advance(before, action, outcome.check(now), request, now);
	}

	/** The same, for what the clock does; no person did it. */
	Campaign advance(Campaign before, Action action) {
		Instant now = now();
		return advance(before, action, Outcome.NONE.check(now), null, now);
	}

	private Campaign advance(Campaign before, Action action, Outcome.Checked outcome, @Nullable Request request,
			Instant now) {
		CampaignState state = before.state();
		boolean again = state != null && action.isInEffect(state);
		if (state == null || !(again || action.isPossible(state, now))) {
			throw new WrongState(before.stateName());
		}
		CampaignState next = action.apply(state, before.nextRevision(), now, outcome);
		if (again && Publication.same(state, next)) {
			return before;
		}
		String note = (action == Action.HAND_IN) ? outcome.note() : null;
		Campaign after = before.advanced(next);
		if (note != null) {
			after = after.noted(after.notes().noting(note));
		}
		String step = again ? action.done() + "-corrected" : action.done();
		CampaignEvent event = again ? new CampaignEvent.Updated(next) : action.event(next);
		return tell(after, event, CampaignActs.stepped(step, before, after, note), request, now);
	}

	/** Makes a link to a draft, which ends the one before; null ends it alone. */
	public Campaign preview(String slug, Campaign.@Nullable PreviewLink link, Request request) {
		Campaign before = find(slug, request.caller(), Permission.CAMPAIGN_WRITE);
		Campaign after = before.noted(before.notes().previewedBy(link));
		Instant now = now();
		return write(after, List.of(request.told(CampaignActs.previewed(after), now)), now);
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

	private Campaign tell(Campaign changed, CampaignEvent event, Act act, @Nullable Request request, Instant now) {
		String parent = (request != null) ? request.origin().traceparent() : null;
		List<PendingEvent> events = new ArrayList<>(changed.told(event, new Trace(now, parent)));
		if (request != null) {
			events.add(request.told(act, now));
		}
		return write(changed, events, now);
	}

	Campaign write(Campaign changed, List<PendingEvent> events, Instant now) {
		Campaign written = this.campaigns.update(changed, events, now);
		this.outbox.wake();
		return written;
	}

	/** To the millisecond, as the store keeps it. */
	Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
	}

	/** Nobody overwrites what she did not see. */
	static void requireVersion(Campaign before, @Nullable Long expected) {
		if (expected != null && !expected.equals(before.version())) {
			throw new ChangedMeanwhile();
		}
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

	/**
	 * Who asks for a change, and from where.
	 */
	public record Request(Caller caller, Origin origin) {

		PendingEvent told(Act act, Instant now) {
			return act.told(Campaign.SOURCE, this.caller, this.origin, now);
		}

		Campaign.Edit edit(Instant now) {
			return new Campaign.Edit(now, Objects.requireNonNullElse(this.caller.name(), this.caller.id()));
		}

	}

}
