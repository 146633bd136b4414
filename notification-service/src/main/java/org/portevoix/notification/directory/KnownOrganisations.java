package org.portevoix.notification.directory;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.portevoix.events.Event;
import org.portevoix.events.OrganisationEvent;
import org.portevoix.events.OrganisationState;
import org.portevoix.service.views.MaterializedView;

import org.springframework.stereotype.Component;

/** Every organisation, as the log has it. */
@Component
public class KnownOrganisations extends MaterializedView {

	private final Map<String, OrganisationState> byId = new ConcurrentHashMap<>();

	public Optional<OrganisationState> byId(String organisationId) {
		return Optional.ofNullable(this.byId.get(organisationId));
	}

	/** All of them, sorted. */
	public List<OrganisationState> all() {
		return this.byId.values().stream().sorted(Comparator.comparing(OrganisationState::organisationId)).toList();
	}

	/** Takes a change from the log. */
	public void apply(Event<? extends OrganisationEvent> event) {
		if (event.data() instanceof OrganisationEvent.OrganisationUpdated(OrganisationState told)) {
			this.byId.put(told.organisationId(), told);
		}
	}

}
