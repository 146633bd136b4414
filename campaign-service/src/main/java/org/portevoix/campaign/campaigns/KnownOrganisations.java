package org.portevoix.campaign.campaigns;

import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.portevoix.events.Event;
import org.portevoix.events.OrganisationEvent;
import org.portevoix.events.OrganisationState;
import org.portevoix.service.problems.Unavailable;
import org.portevoix.service.views.MaterializedView;

import org.springframework.stereotype.Component;

/** The organisations as member-service told of them, kept in memory. */
@Component
public class KnownOrganisations extends MaterializedView {

	private final Map<String, OrganisationState> byId = new ConcurrentHashMap<>();

	/**
	 * An organisation by its id.
	 * @throws Unavailable if it is not known yet whether there is one
	 */
	public Optional<OrganisationState> byId(String organisationId) {
		return find(this.byId, organisationId);
	}

	/** All of them, in the order of their names in a language. */
	public List<OrganisationState> all(Locale locale) {
		Comparator<Object> order = Collator.getInstance(locale);
		return this.byId.values()
			.stream()
			.sorted(Comparator.comparing((one) -> one.nameIn(locale.getLanguage()), order::compare))
			.toList();
	}

	/** What it is called in a language, or its id while nothing is known of it. */
	public String nameOf(String organisationId, String language) {
		OrganisationState organisation = this.byId.get(organisationId);
		return (organisation != null) ? organisation.nameIn(language) : organisationId;
	}

	void apply(Event<? extends OrganisationEvent> event) {
		switch (event.data()) {
			case OrganisationEvent.OrganisationUpdated(OrganisationState organisation) ->
				this.byId.put(organisation.organisationId(), organisation);
			case OrganisationEvent.NetworkUpdated _ -> {
				// A campaign is carried by organisations, not by networks.
			}
		}
	}

}
