package org.portevoix.member.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.Purpose;

/**
 * A person whom an organisation may reach now, under consents that stand.
 *
 * @param place of hers among those of the organisation, which never changes
 * @param consents the latest first
 * @param changedAt when something about her last changed
 */
public record Supporter(String place, String personId, Contact contact, List<Given> consents,
		@Nullable Instant changedAt) {

	public Supporter {
		consents = List.copyOf(consents);
	}

	static Optional<Supporter> of(Person person) {
		List<Given> consents = person.standings()
			.stream()
			.filter(Standing::granted)
			.sorted(Standing.ORDER.reversed())
			.map(Given::of)
			.toList();
		return person.contact()
			.map((contact) -> new Supporter(person.id(), person.personId(), contact, consents, person.changedAt()));
	}

	/**
	 * A consent that stands.
	 *
	 * @param campaignId the only campaign that it concerns
	 * @param under the campaign that it was given under
	 * @param consentId the entry of the consent ledger
	 */
	public record Given(Purpose purpose, @Nullable String campaignId, @Nullable String under, Instant at,
			String consentId, @Nullable String textVersion) {

		static Given of(Standing standing) {
			return new Given(standing.purpose(), standing.campaignId(), standing.under(), standing.at(),
					standing.consentId(), standing.textVersion());
		}

		/** Whether it concerns what happens under a campaign. */
		public boolean concerns(String campaign) {
			return this.campaignId == null || this.campaignId.equals(campaign);
		}

	}

}
