package org.portevoix.notification.subscriptions;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.Rehearsal;
import org.portevoix.messaging.outbox.PendingEvent;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What one organisation has delivered to one endpoint.
 *
 * @param types of the events
 * @param campaigns slugs; empty for all that the organisation carries or joined, also
 * later ones
 * @param rehearsals whether it gets what happens in dress rehearsals, where everybody is
 * made up; null for no
 * @param maxPerSecond deliveries a second; null for as many as it takes
 * @param secret sealed
 * @param formers secrets that were replaced and may still sign, the oldest first
 * @param failingSince since when nothing but failures came of it; null while it works
 * @param warnedAt when its owner was warned of that
 * @param restUntil until when it is left alone, as it asked or because it fails
 * @param disabledBecause {@code gone} or {@code failing}
 * @param pendingEvents what is still to be told of it
 */
@Document(Subscriptions.COLLECTION)
public record Subscription(@Id String id, String organisation, String url, List<String> types, List<String> campaigns,
		@Nullable Boolean rehearsals, @Nullable Integer maxPerSecond, State state, String secret, List<Former> formers,
		Instant createdAt, @Nullable Instant failingSince, @Nullable Instant warnedAt, @Nullable Instant restUntil,
		@Nullable String disabledBecause, @Nullable List<PendingEvent> pendingEvents, @Nullable Instant pendingDue) {

	public Subscription {
		types = List.copyOf(types);
		campaigns = List.copyOf(campaigns);
		// Nothing was replaced in most of them.
		formers = (formers != null) ? List.copyOf(formers) : List.of();
	}

	/** Whether it asks for an event of a type about a campaign. */
	public boolean wants(String type, String slug) {
		return (takesRehearsals() || !Rehearsal.isSlug(slug)) && this.types.contains(type)
				&& (this.campaigns.isEmpty() || this.campaigns.contains(Rehearsal.campaignOf(slug)));
	}

	/** Whether its owner knows what to do with people who do not exist. */
	public boolean takesRehearsals() {
		return Boolean.TRUE.equals(this.rehearsals);
	}

	/** Whether events are put in its queue. */
	public boolean takesEvents() {
		return this.state == State.ACTIVE || this.state == State.PAUSED;
	}

	/** Whether its queue is worked on. */
	public boolean delivers() {
		return this.state == State.ACTIVE;
	}

	/** Secrets that were replaced and still sign at a time, the oldest first. */
	List<Former> formersAt(Instant now) {
		return this.formers.stream().filter((former) -> now.isBefore(former.until())).toList();
	}

	/** Until when the one that was replaced last signs; null if none was. */
	public @Nullable Instant formerUntil() {
		return this.formers.isEmpty() ? null : this.formers.getLast().until();
	}

	/**
	 * A secret that was replaced.
	 *
	 * @param secret sealed
	 * @param until when it signs too
	 */
	public record Former(String secret, Instant until) {

	}

	/** How it stands. */
	public enum State {

		/** Events are delivered. */
		ACTIVE,
		/** Events wait, because somebody wants them to. */
		PAUSED,
		/**
		 * Nothing is delivered and nothing waits: the endpoint is gone, or failed for
		 * days.
		 */
		DISABLED,
		/** It is about to go, with its queue. */
		REMOVED;

		public String code() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
