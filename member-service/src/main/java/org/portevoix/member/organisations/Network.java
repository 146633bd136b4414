package org.portevoix.member.organisations;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.NetworkState;
import org.portevoix.events.OrganisationEvent;
import org.portevoix.events.OrganisationEvent.NetworkUpdated;
import org.portevoix.messaging.outbox.PendingEvent;
import org.portevoix.service.audit.Act;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;

/** A network of organisations as the store keeps it. */
@Document(Network.COLLECTION)
record Network(@Id String id, @Version @Nullable Long version, NetworkState state, List<PendingEvent> pendingEvents,
		@Nullable Instant pendingDue) implements Kept<NetworkState> {

	static final String COLLECTION = "networks";

	Network {
		pendingEvents = List.copyOf(pendingEvents);
	}

	@Override
	public OrganisationEvent told() {
		return new NetworkUpdated(this.state);
	}

	static Network after(@Nullable Network before, NetworkState state, Trace trace) {
		List<PendingEvent> waiting = (before != null) ? before.pendingEvents() : List.of();
		return new Network(state.networkId(), (before != null) ? before.version() : null, state,
				Kept.append(waiting, state.networkId(), new NetworkUpdated(state),
						Act.of("network.changed", "network/" + state.networkId(), null), trace),
				trace.at());
	}

}
