package org.portevoix.events;

import java.util.Map;

import static java.util.Objects.requireNonNull;

/**
 * What services say about dress rehearsals. Carried by {@code rehearsals} under the
 * rehearsal's id. No personal data, not even made-up.
 */
public sealed interface RehearsalEvent extends EventData {

	/** The rehearsal, which looks like a campaign. */
	String campaignId();

	/**
	 * One service removed what it held of a rehearsal.
	 *
	 * @param service which one
	 * @param removed how many documents went so far, by collection
	 * @param left how many are there after it looked again, by collection; not 0 only
	 * while what was on its way still arrives
	 */
	@EventType("rehearsal.wiped.v1")
	record Wiped(String campaignId, String service, Map<String, Long> removed,
			Map<String, Long> left) implements RehearsalEvent {

		public Wiped {
			requireNonNull(campaignId);
			requireNonNull(service);
			removed = Map.copyOf(removed);
			left = Map.copyOf(left);
		}

	}

}
