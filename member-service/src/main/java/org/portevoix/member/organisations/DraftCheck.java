package org.portevoix.member.organisations;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.NetworkState;
import org.portevoix.events.OrganisationState;
import org.portevoix.events.OrganisationState.Arrangement;

/**
 * Turns what somebody sent into a state, or says everything that hinders it at once. What
 * the law wants of a controller may be missing here; the gate of a campaign asks for it.
 */
final class DraftCheck {

	private static final int LONGEST_BASIS = 2000;

	private DraftCheck() {
	}

	/**
	 * Checks an organisation.
	 * @throws org.portevoix.service.problems.InvalidRequest with every faulty field
	 */
	static OrganisationState organisation(String id, OrganisationDraft draft) {
		Check check = new Check();
		OrganisationState state = new OrganisationState(check.id("organisationId", id, draft.organisationId()),
				check.names("name", draft.name()), check.line("legalName", draft.legalName()),
				check.line("legalForm", draft.legalForm()),
				check.line("registrationNumber", draft.registrationNumber()), check.line("seat", draft.seat()),
				check.country("country", draft.country()), check.email("email", draft.email()),
				check.line("privacyContact", draft.privacyContact()),
				check.line("dataProtectionOfficer", draft.dataProtectionOfficer()),
				check.website("website", draft.website()),
				check.byLanguage("notices", draft.notices(), (field, text) -> check.text(field, text, Check.TEXT)),
				arrangement(check, draft.arrangement()),
				check.text("transferBasis", draft.transferBasis(), LONGEST_BASIS));
		check.pass();
		return state;
	}

	private static @Nullable Arrangement arrangement(Check check, OrganisationDraft.@Nullable Arrangement accepted) {
		return (accepted == null) ? null
				: new Arrangement(check.requiredLine("arrangement.version", accepted.version()),
						check.requiredLine("arrangement.acceptedBy", accepted.acceptedBy()),
						check.time("arrangement.acceptedAt", accepted.acceptedAt()));
	}

	/**
	 * Checks a network.
	 * @throws org.portevoix.service.problems.InvalidRequest with every faulty field
	 */
	static NetworkState network(String id, NetworkDraft draft) {
		Check check = new Check();
		NetworkState state = new NetworkState(check.id("networkId", id, draft.networkId()),
				check.names("name", draft.name()), check.entries("countries", draft.countries(), check::country),
				check.entries("organisations", draft.organisations(), check::id));
		check.pass();
		return state;
	}

}
