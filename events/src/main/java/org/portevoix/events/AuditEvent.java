package org.portevoix.events;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * What staff and clients did. Carried by {@code audit} under the object of the act.
 * Personal data of staff, none of citizens.
 */
public sealed interface AuditEvent extends EventData {

	/**
	 * An act that matters.
	 *
	 * @param actor the id of the person or client
	 * @param actorName what the person was called at that time
	 * @param organisation in which it was done; null for the platform
	 * @param act such as {@code campaign.published}
	 * @param object such as {@code campaign/social-protection}
	 * @param address of the client that asked for it
	 * @param reason what the person said about it
	 * @param before what changed, as it was
	 * @param after the same as it is now
	 */
	@EventType("act.recorded.v1")
	record Recorded(String actor, @Nullable String actorName, @Nullable String organisation, String act, String object,
			@Nullable String address, @Nullable String reason, Map<String, String> before,
			Map<String, String> after) implements AuditEvent {

		public Recorded {
			requireNonNull(actor);
			requireNonNull(act);
			requireNonNull(object);
			before = Map.copyOf(before);
			after = Map.copyOf(after);
		}

	}

}
