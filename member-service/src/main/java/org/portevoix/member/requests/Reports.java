package org.portevoix.member.requests;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.portevoix.member.campaigns.Campaign;
import org.portevoix.member.campaigns.KnownCampaigns;
import org.portevoix.member.consents.ConsentRecord;
import org.portevoix.member.consents.Consents;
import org.portevoix.member.consents.Proof;
import org.portevoix.member.contacts.Disclosure;
import org.portevoix.member.contacts.Disclosures;
import org.portevoix.member.partners.PersonRefs;
import org.portevoix.member.people.Contact;
import org.portevoix.member.people.People;

import org.springframework.stereotype.Component;

/** Gathers what is held about a person. */
@Component
class Reports {

	private final People people;

	private final Consents consents;

	private final Disclosures disclosures;

	private final Requests requests;

	private final KnownCampaigns campaigns;

	private final PersonRefs refs;

	private final Clock clock;

	Reports(People people, Consents consents, Disclosures disclosures, Requests requests, KnownCampaigns campaigns,
			PersonRefs refs, Clock clock) {
		this.people = people;
		this.consents = consents;
		this.disclosures = disclosures;
		this.requests = requests;
		this.campaigns = campaigns;
		this.refs = refs;
		this.clock = clock;
	}

	/** The answer to a request; an organisation tells only what is its own. */
	Report of(PersonRequest request) {
		String person = request.personId();
		String only = request.organisation();
		List<Report.Known> known = this.people.knownTo(person)
			.stream()
			.filter((organisation) -> concerns(only, organisation))
			.flatMap((organisation) -> this.people.contact(organisation, person)
				.map((contact) -> known(organisation, person, contact))
				.stream())
			.toList();
		List<ConsentRecord> entries = this.consents.of(person)
			.stream()
			// A partner of the campaign is told nothing: it could find out who signed.
			.filter((entry) -> concerns(only, entry.organisation()))
			.toList();
		return new Report(language(known, entries), this.clock.instant(), only, known,
				entries.stream().map(this::consent).toList(),
				this.disclosures.of(person)
					.stream()
					.filter((one) -> concerns(only, one.organisation()))
					.map(Reports::received)
					.toList(),
				this.requests.of(person)
					.stream()
					.filter((one) -> only == null || only.equals(one.organisation()))
					.map((one) -> new Report.Asked(code(one.kind()), one.received(), one.done()))
					.toList());
	}

	private static boolean concerns(@Nullable String only, String organisation) {
		return only == null || only.equals(organisation);
	}

	/** Hers, as she last chose it. */
	private static String language(List<Report.Known> known, List<ConsentRecord> entries) {
		return known.stream()
			.map(Report.Known::locale)
			.findFirst()
			.or(() -> entries.reversed()
				.stream()
				.flatMap((entry) -> Optional.ofNullable(entry.proof()).stream())
				.map(Proof::language)
				.findFirst())
			.orElse("fr");
	}

	private Report.Known known(String organisation, String person, Contact contact) {
		return new Report.Known(organisation, this.refs.of(organisation, person), contact.givenName(),
				contact.familyName(), contact.email(), contact.country(), contact.postcode(), contact.locale());
	}

	private Report.Consent consent(ConsentRecord entry) {
		Proof proof = entry.proof();
		String campaign = this.campaigns.byId(entry.campaignId()).map(Campaign::slug).orElse(entry.campaignId());
		return new Report.Consent(entry.purpose().code(), entry.organisation(), entry.country(), entry.controllers(),
				campaign, code(entry.decision()), entry.decidedAt(), code(entry.method()),
				(proof != null) ? proof.words() : null, (proof != null) ? proof.textVersion() : null,
				(proof != null) ? proof.noticeVersion() : null, (proof != null) ? proof.askedAt() : null);
	}

	private static Report.Received received(Disclosure one) {
		return new Report.Received(one.organisation(), one.purpose().code(), code(one.way()), one.event(), one.first(),
				one.last(), one.count());
	}

	static String code(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
