package org.portevoix.service.audit;

import java.net.URI;
import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.AuditEvent;
import org.portevoix.events.Event;
import org.portevoix.messaging.outbox.PendingEvent;
import org.portevoix.service.access.Caller;
import org.portevoix.service.request.Origin;

/**
 * Something that a person of the staff or a client did. Told with {@link #told} as one of
 * the pending events of the document that it changed, so that there is no act without its
 * trace, and no trace without its act.
 *
 * @param name what was done, such as {@code campaign.published}
 * @param object on what, such as {@code campaign/social-protection}
 * @param organisation in which organisation; null for the platform
 * @param reason what the person said about it
 * @param before what changed, as it was; no personal data of citizens
 * @param after the same as it is now
 */
public record Act(String name, String object, @Nullable String organisation, @Nullable String reason,
		Map<String, String> before, Map<String, String> after) {

	/** The binding that each service declares for the audit trail. */
	public static final String BINDING = "audit-out-0";

	public Act {
		before = Map.copyOf(before);
		after = Map.copyOf(after);
	}

	/** An act whose name says all. */
	public static Act of(String name, String object, @Nullable String organisation) {
		return new Act(name, object, organisation, null, Map.of(), Map.of());
	}

	public Act because(@Nullable String newReason) {
		return new Act(this.name, this.object, this.organisation, newReason, this.before, this.after);
	}

	public Act changing(Map<String, String> newBefore, Map<String, String> newAfter) {
		return new Act(this.name, this.object, this.organisation, this.reason, newBefore, newAfter);
	}

	/**
	 * The event that tells of it.
	 * @param source which part of which service tells it
	 */
	public PendingEvent told(URI source, Caller by, Origin origin, Instant at) {
		return PendingEvent.of(BINDING, event(source, by, origin, at));
	}

	/** The same, for who sends it by herself. */
	public Event<AuditEvent> event(URI source, Caller by, Origin origin, Instant at) {
		Event<AuditEvent> event = Event.of(source, this.object, at, new AuditEvent.Recorded(by.id(), by.name(),
				this.organisation, this.name, this.object, origin.address(), this.reason, this.before, this.after));
		return new Event<>(event.id(), event.source(), event.subject(), event.time(), origin.traceparent(),
				event.data());
	}

}
