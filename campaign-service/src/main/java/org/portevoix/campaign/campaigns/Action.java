package org.portevoix.campaign.campaigns;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.portevoix.events.CampaignEvent;
import org.portevoix.events.CampaignState;
import org.portevoix.events.CampaignState.Status;

/** A step in the life of a campaign that is public. */
@SuppressWarnings("ImmutableEnumChecker")
public enum Action {

	PAUSE(Status.PAUSED, CampaignEvent.Paused::new, Status.PUBLISHED),
	RESUME(Status.PUBLISHED, CampaignEvent.Resumed::new, Status.PAUSED),
	CLOSE(Status.CLOSED, CampaignEvent.Closed::new, Status.PUBLISHED, Status.PAUSED),
	HAND_IN(Status.HANDED_IN, CampaignEvent.HandedIn::new, Status.CLOSED),
	ANSWER(Status.ANSWERED, CampaignEvent.Answered::new, Status.HANDED_IN);

	private final Status to;

	private final Function<CampaignState, CampaignEvent> event;

	private final Set<Status> from;

	Action(Status to, Function<CampaignState, CampaignEvent> event, Status... from) {
		this.to = to;
		this.event = event;
		this.from = Set.of(from);
	}

	/** The action of an address, such as {@code hand-in}. */
	public static Optional<Action> of(String path) {
		return Arrays.stream(values()).filter((action) -> action.path().equals(path)).findFirst();
	}

	/** As addresses name it. */
	public String path() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** What was done, as the audit trail names it. */
	String done() {
		return switch (this) {
			case PAUSE -> "paused";
			case RESUME -> "resumed";
			case CLOSE -> "closed";
			case HAND_IN -> "handed-in";
			case ANSWER -> "answered";
		};
	}

	/** Whether it is where this action leads. */
	public boolean isInEffect(CampaignState state) {
		return state.status() == this.to;
	}

	/**
	 * Whether it begins where the campaign is; one whose time is over counts as closed.
	 */
	public boolean isPossible(CampaignState state, Instant now) {
		boolean over = !now.isBefore(state.closesAt()) && Action.CLOSE.from.contains(state.status());
		return this.from.contains(state.status()) || (over && this.from.contains(Status.CLOSED));
	}

	/** The campaign after it. */
	CampaignState apply(CampaignState before, long revision, Instant now, Outcome.Checked outcome) {
		Instant endedAt = before.endedAt();
		if (endedAt == null && this.to.compareTo(Status.CLOSED) >= 0) {
			endedAt = now.isBefore(before.closesAt()) ? now : before.closesAt();
		}
		return new CampaignState(before.campaignId(), before.slug(), revision, this.to, before.organisation(),
				before.partners(), before.defaultLanguage(), before.translations(), before.targets(), before.goal(),
				before.opensAt(), before.closesAt(), endedAt, before.sources(), before.consents(), before.notices(),
				(this == HAND_IN && outcome.handedIn() != null) ? outcome.handedIn() : before.handedIn(),
				(this == ANSWER && outcome.answer() != null) ? outcome.answer() : before.answer());
	}

	CampaignEvent event(CampaignState after) {
		return this.event.apply(after);
	}

}
