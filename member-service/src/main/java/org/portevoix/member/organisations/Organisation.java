package org.portevoix.member.organisations;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.OrganisationEvent;
import org.portevoix.events.OrganisationEvent.OrganisationUpdated;
import org.portevoix.events.OrganisationState;
import org.portevoix.events.OrganisationState.Arrangement;
import org.portevoix.messaging.outbox.PendingEvent;
import org.portevoix.service.audit.Act;

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

	@Override
	public OrganisationEvent told() {
		return new OrganisationUpdated(this.state);
	}

	static Organisation after(@Nullable Organisation before, OrganisationState state, Trace trace) {
		List<PendingEvent> waiting = (before != null) ? before.pendingEvents() : List.of();
		return new Organisation(state.organisationId(), (before != null) ? before.version() : null, state,
				Kept.append(waiting, state.organisationId(), new OrganisationUpdated(state), act(before, state), trace),
				trace.at());
	}

	/** Accepting the arrangement is an act of its own, since data flows by it. */
	private static Act act(@Nullable Organisation before, OrganisationState state) {
		Arrangement accepted = state.arrangement();
		String object = "organisation/" + state.organisationId();
		if (accepted == null || (before != null && accepted.equals(before.state().arrangement()))) {
			return Act.of("organisation.changed", object, state.organisationId());
		}
		return Act.of("arrangement.accepted", object, state.organisationId())
			.changing(Map.of(), Map.of("version", accepted.version()));
	}

}
