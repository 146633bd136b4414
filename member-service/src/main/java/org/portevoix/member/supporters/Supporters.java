package org.portevoix.member.supporters;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.portevoix.member.campaigns.Campaign;
import org.portevoix.member.campaigns.KnownCampaigns;
import org.portevoix.member.consents.ConsentRecord;
import org.portevoix.member.consents.Consents;
import org.portevoix.member.consents.Proof;
import org.portevoix.member.contacts.Disclosure;
import org.portevoix.member.contacts.Disclosures;
import org.portevoix.member.contacts.Freshness;
import org.portevoix.member.organisations.Arrangements;
import org.portevoix.member.partners.PersonRefs;
import org.portevoix.member.people.People;
import org.portevoix.member.people.People.Wanted;
import org.portevoix.member.people.Supporter;
import org.portevoix.member.people.Supporter.Given;
import org.portevoix.service.problems.Unavailable;

import org.springframework.stereotype.Component;

/**
 * Lists supporters page by page, each with the proof of what she agreed to. The same
 * holds as for one contact: the arrangement is complete, consents are up to date, and
 * what is given is written down.
 */
@Component
class Supporters {

	private final Arrangements arrangements;

	private final Freshness freshness;

	private final People people;

	private final Consents consents;

	private final KnownCampaigns campaigns;

	private final PersonRefs refs;

	private final Disclosures disclosures;

	Supporters(Arrangements arrangements, Freshness freshness, People people, Consents consents,
			KnownCampaigns campaigns, PersonRefs refs, Disclosures disclosures) {
		this.arrangements = arrangements;
		this.freshness = freshness;
		this.people = people;
		this.consents = consents;
		this.campaigns = campaigns;
		this.refs = refs;
		this.disclosures = disclosures;
	}

	/**
	 * Goes on only if an organisation may receive contact data now.
	 * @throws NotArranged if it may not
	 * @throws Unavailable if what is known of consents is too old
	 */
	void require(String organisation) {
		List<String> missing = this.arrangements.missing(organisation);
		if (!missing.isEmpty()) {
			throw new NotArranged(missing);
		}
		if (!this.freshness.isFresh()) {
			throw new Unavailable();
		}
	}

	/**
	 * The next ones.
	 * @param after where the reader has come to
	 */
	Page page(Wanted wanted, @Nullable String after, int most, Disclosure.Way way) {
		require(wanted.organisation());
		List<Supporter> found = this.people.page(wanted, after, most);
		Map<String, ConsentRecord> proofs = this.consents
			.byIds(found.stream().flatMap((person) -> person.consents().stream()).map(Given::consentId).toList());
		List<Disclosure> disclosed = new ArrayList<>();
		List<Listed> listed = new ArrayList<>();
		for (Supporter person : found) {
			person.consents()
				.stream()
				.map(Given::purpose)
				.distinct()
				.forEach((purpose) -> disclosed
					.add(Disclosure.ofList(wanted.organisation(), person.personId(), purpose, way)));
			listed.add(listed(wanted.organisation(), person, proofs));
		}
		this.disclosures.record(disclosed);
		return new Page(listed, (found.size() == most) ? found.getLast().place() : null);
	}

	private Listed listed(String organisation, Supporter person, Map<String, ConsentRecord> proofs) {
		var known = person.contact();
		return new Listed(this.refs.of(organisation, person.personId()),
				new Listed.Contact(known.givenName(), known.familyName(), known.email(), known.country(),
						known.postcode(), known.locale()),
				person.changedAt(),
				person.consents().stream().map((given) -> consent(given, proofs.get(given.consentId()))).toList());
	}

	private Listed.Consent consent(Given given, @Nullable ConsentRecord entry) {
		Proof proof = (entry != null) ? entry.proof() : null;
		String under = given.under();
		String slug = (under != null) ? this.campaigns.byId(under).map(Campaign::slug).orElse(under) : null;
		return new Listed.Consent(given.purpose(), slug, given.textVersion(), (proof != null) ? proof.words() : null,
				(proof != null) ? proof.noticeVersion() : null, (proof != null) ? proof.language() : null,
				(proof != null) ? proof.askedAt() : null, given.at(),
				(entry != null) ? entry.method().name().toLowerCase(Locale.ROOT).replace('_', '-') : null);
	}

	/**
	 * Some of them.
	 *
	 * @param next where to go on; null at the end
	 */
	record Page(List<Listed> supporters, @Nullable String next) {

	}

}
