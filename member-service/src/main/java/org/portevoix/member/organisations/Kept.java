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
import org.portevoix.service.access.Caller;
import org.portevoix.service.audit.Act;
import org.portevoix.service.request.Origin;

/**
 * A state as the store keeps it, with the events about it that are not sent yet.
 *
 * @param <S> the state
 */
interface Kept<S> {

	URI SOURCE = URI.create("/member-service/organisations");

	String id();

	/** As read; a writer that read another one fails. Null before the first write. */
	@Nullable Long version();

	S state();

	List<PendingEvent> pendingEvents();

	/** What tells of the state. */
	OrganisationEvent told();

	/** The events after one more change: what is now, and who made it so. */
	static List<PendingEvent> append(List<PendingEvent> before, String id, OrganisationEvent data, Act act,
			Trace trace) {
		Event<OrganisationEvent> event = new Event<>(UUID.randomUUID().toString(), SOURCE, id, trace.at(),
				trace.origin().traceparent(), data);
		List<PendingEvent> after = new ArrayList<>(before);
		after.add(PendingEvent.of("organisations-out-0", event));
		after.add(act.told(SOURCE, trace.by(), trace.origin(), trace.at()));
		return after;
	}

	/** When something was done, by whom, and from where. */
	record Trace(Instant at, Caller by, Origin origin) {

	}

}
