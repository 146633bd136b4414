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

import org.springframework.stereotype.Component;

/** The organisations as member-service told of them, kept in memory. */
@Component
public class KnownOrganisations {

	private final Map<String, OrganisationState> byId = new ConcurrentHashMap<>();

	public Optional<OrganisationState> byId(String organisationId) {
		return Optional.ofNullable(this.byId.get(organisationId));
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
		return byId(organisationId).map((organisation) -> organisation.nameIn(language)).orElse(organisationId);
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
