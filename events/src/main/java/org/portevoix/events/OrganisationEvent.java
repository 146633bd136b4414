package org.portevoix.events;

import static java.util.Objects.requireNonNull;

/**
 * An organisation or a network changed. Carried by {@code organisations}, compacted,
 * under its id, always with the full state.
 */
public sealed interface OrganisationEvent extends EventData {

	/** An organisation as it is now. */
	@EventType("organisation.updated.v1")
	record OrganisationUpdated(OrganisationState organisation) implements OrganisationEvent {

		public OrganisationUpdated {
			requireNonNull(organisation);
		}

	}

	/** A network as it is now. */
	@EventType("network.updated.v1")
	record NetworkUpdated(NetworkState network) implements OrganisationEvent {

		public NetworkUpdated {
			requireNonNull(network);
		}

	}

}
