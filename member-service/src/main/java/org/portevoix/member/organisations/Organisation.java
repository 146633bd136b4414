package org.portevoix.member.organisations;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.OrganisationEvent.OrganisationUpdated;
import org.portevoix.events.OrganisationState;
import org.portevoix.messaging.outbox.PendingEvent;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;

/** An organisation as the store keeps it. */
@Document(Organisation.COLLECTION)
record Organisation(@Id String id, @Version @Nullable Long version, OrganisationState state,
		List<PendingEvent> pendingEvents, @Nullable Instant pendingDue) implements Kept<OrganisationState> {

	static final String COLLECTION = "organisations";

	Organisation {
		pendingEvents = List.copyOf(pendingEvents);
	}

	static Organisation after(@Nullable Organisation before, OrganisationState state, Trace trace) {
		List<PendingEvent> waiting = (before != null) ? before.pendingEvents() : List.of();
		return new Organisation(state.organisationId(), (before != null) ? before.version() : null, state,
				Kept.append(waiting, state.organisationId(), new OrganisationUpdated(state), trace), trace.at());
	}

}
