package org.portevoix.member.requests;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.portevoix.messaging.outbox.PendingEvent;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What a person asked. It names her by her keyed reference and holds nothing else of her,
 * so that it can stay as the proof that she was answered.
 *
 * @param organisation who was asked; null for the platform, and so for all of them
 * @param received when her asking reached us; the clock runs from then
 * @param due by when she has to have her answer (GDPR Art. 12 (3))
 * @param done when she had it
 */
@Document(PersonRequest.COLLECTION)
record PersonRequest(@Id String id, @Version @Nullable Long version, @Nullable String organisation, Kind kind,
		String personId, Instant received, Instant due, @Nullable Instant done, List<PendingEvent> pendingEvents,
		@Nullable Instant pendingDue) {

	static final String COLLECTION = "requests";

	static final Duration PATIENCE = Duration.ofDays(30);

	private static final Duration SOON = Duration.ofDays(7);

	PersonRequest {
		pendingEvents = List.copyOf(pendingEvents);
	}

	/** The same, answered, with what is told about that. */
	PersonRequest done(Instant at, List<PendingEvent> told) {
		List<PendingEvent> all = new java.util.ArrayList<>(this.pendingEvents);
		all.addAll(told);
		return new PersonRequest(this.id, this.version, this.organisation, this.kind, this.personId, this.received,
				this.due, at, all, at);
	}

	Standing standing(Instant now) {
		if (this.done != null) {
			return Standing.DONE;
		}
		if (now.isAfter(this.due)) {
			return Standing.OVERDUE;
		}
		return now.isAfter(this.due.minus(SOON)) ? Standing.SOON : Standing.OPEN;
	}

	/** What she wants. */
	enum Kind {

		/** To know what is held about her. */
		ACCESS,
		/** To be forgotten. */
		ERASURE

	}

	/** How the clock stands. */
	enum Standing {

		OVERDUE, SOON, OPEN, DONE

	}

}
