package org.portevoix.member.organisations;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.Event;
import org.portevoix.events.OrganisationEvent;
import org.portevoix.messaging.outbox.PendingEvent;

/**
 * A state as the store keeps it, with the events about it that are not sent yet.
 *
 * @param <S> the state
 */
interface Kept<S> {

	String id();

	/** As read; a writer that read another one fails. Null before the first write. */
	@Nullable Long version();

	S state();

	List<PendingEvent> pendingEvents();

	/** The events after one more change. */
	static List<PendingEvent> append(List<PendingEvent> before, String id, OrganisationEvent data, Trace trace) {
		Event<OrganisationEvent> event = new Event<>(UUID.randomUUID().toString(),
				URI.create("/member-service/organisations"), id, trace.at(), trace.parent(), data);
		List<PendingEvent> after = new ArrayList<>(before);
		after.add(PendingEvent.of("organisations-out-0", event));
		return after;
	}

	/**
	 * When something happened, and in which trace.
	 *
	 * @param parent the W3C trace context of the request, if it came in one
	 */
	record Trace(Instant at, @Nullable String parent) {

	}

}
