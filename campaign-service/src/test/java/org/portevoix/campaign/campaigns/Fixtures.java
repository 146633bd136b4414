package org.portevoix.campaign.campaigns;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.portevoix.campaign.Organisations;
import org.portevoix.events.CampaignState;
import org.portevoix.events.CampaignState.Status;
import org.portevoix.events.OrganisationState;
import org.portevoix.events.Purpose;

/** Campaigns and what they need, for tests. */
final class Fixtures {

	static final Instant NOW = Instant.parse("2026-06-12T10:00:00Z");

	static final Instant LATER = Instant.parse("2026-12-12T10:00:00Z");

	private Fixtures() {
	}

	static KnownOrganisations organisations(OrganisationState... known) {
		KnownOrganisations organisations = new KnownOrganisations();
		organisations.completed();
		for (OrganisationState organisation : known) {
			organisations.apply(Organisations.updated(organisation));
		}
		return organisations;
	}

	static Content.Words words() {
		return new Content.Words("Title", "We demand a fund.", "## Why\n\nBecause.", "Thank you.", null);
	}

	static Content content(Content.Asked... asked) {
		return new Content("wsm", "fr", 1000, null, LATER, List.of(new Content.Target("A. Dupont", "Minister")),
				List.of(), List.of("street"), List.of(asked), Map.of("fr", words(), "en", words()));
	}

	static Content.Asked asked(Purpose purpose, String organisation) {
		return new Content.Asked(purpose, organisation, Map.of());
	}

	static CampaignState state(Status status) {
		return new CampaignState("id", "slug", 3, status, "wsm", List.of(), "fr",
				Map.of("fr", new CampaignState.Translation("Title", "Demand", "Story", "Thanks", null)), List.of(),
				1000, null, LATER, null, List.of(), List.of(), Map.of());
	}

}
