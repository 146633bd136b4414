package org.portevoix.campaign.dashboard;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.portevoix.messaging.outbox.PendingEvent;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Something that may explain a jump of the curve. It is written once and never changed;
 * the events that tell of it wait in it until they are sent.
 *
 * @param id of the event that told it, or a hash of what makes it the same
 * @param text what staff wrote, or why it did something
 * @param by who wrote it
 * @param milestone the step that was reached
 * @param number how many signatures it is about
 */
@Document(Happening.COLLECTION)
record Happening(@Id String id, String campaignId, Kind kind, Instant at, @Nullable String text, @Nullable String by,
		@Nullable Long milestone, @Nullable Long number, List<PendingEvent> pendingEvents,
		@Nullable Instant pendingDue) {

	static final String COLLECTION = "timeline";

	Happening {
		pendingEvents = (pendingEvents != null) ? List.copyOf(pendingEvents) : List.of();
	}

	static Happening of(String id, String campaignId, Kind kind, Instant at) {
		return new Happening(id, campaignId, kind, at, null, null, null, null, List.of(), null);
	}

	/** What sort of thing happened. */
	enum Kind {

		/** It opened. */
		PUBLISHED,
		/** Signing was interrupted. */
		PAUSED,
		/** Signing went on. */
		RESUMED,
		/** It closed. */
		CLOSED,
		/** The demand was handed over. */
		HANDED_IN,
		/** The decision makers answered. */
		ANSWERED,
		/** A step of the goal was reached. */
		MILESTONE,
		/** Signatures were found to be false. */
		INVALIDATED,
		/** Staff wrote something down. */
		NOTE;

		/** Names its message. */
		String code() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

	}

}
