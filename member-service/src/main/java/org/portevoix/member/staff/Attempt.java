package org.portevoix.member.staff;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.portevoix.messaging.outbox.PendingEvent;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * How often something was tried for one address, whether or not anybody has it.
 *
 * @param id a hash of what is tried and the address
 * @param failures since the last success
 * @param from when it may be tried again
 * @param expires when none of it matters any longer
 */
@Document(Attempt.COLLECTION)
record Attempt(@Id String id, @Version @Nullable Long version, int failures, Instant from, Instant expires,
		List<PendingEvent> pendingEvents, @Nullable Instant pendingDue) {

	static final String COLLECTION = "attempts";

	Attempt {
		pendingEvents = List.copyOf(pendingEvents);
	}

	static Attempt none(String id) {
		return new Attempt(id, null, 0, Instant.EPOCH, Instant.EPOCH, List.of(), null);
	}

	Attempt again(Instant nextFrom, Instant newExpires) {
		return new Attempt(this.id, this.version, this.failures + 1, nextFrom, newExpires, this.pendingEvents,
				this.pendingDue);
	}

	Attempt cleared(Instant now) {
		return new Attempt(this.id, this.version, 0, now, this.expires, this.pendingEvents, this.pendingDue);
	}

	Attempt telling(PendingEvent event, Instant now) {
		List<PendingEvent> events = new ArrayList<>(this.pendingEvents);
		events.add(event);
		return new Attempt(this.id, this.version, this.failures, this.from, this.expires, events, now);
	}

}
