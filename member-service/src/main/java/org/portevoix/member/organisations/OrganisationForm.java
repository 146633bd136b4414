package org.portevoix.member.organisations;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.OrganisationState;
import org.portevoix.events.OrganisationState.Arrangement;

import org.springframework.util.MultiValueMap;

/** The fields of an organisation as its form has them: a map of texts by field name. */
record OrganisationForm(Map<String, String> fields) {

	static final List<String> LANGUAGES = List.of("fr", "nl", "en", "es");

	/** What the present text of the arrangement between partners is called. */
	static final String ARRANGEMENT = "2026-1";

	OrganisationForm {
		fields = Map.copyOf(fields);
	}

	static OrganisationForm empty() {
		return new OrganisationForm(Map.of());
	}

	static OrganisationForm sent(MultiValueMap<String, String> form) {
		return new OrganisationForm(form.toSingleValueMap());
	}

	static OrganisationForm of(OrganisationState state) {
		Map<String, String> fields = new LinkedHashMap<>();
		put(fields, "organisationId", state.organisationId());
		state.name().forEach((language, name) -> put(fields, "name." + language, name));
		put(fields, "legalName", state.legalName());
		put(fields, "legalForm", state.legalForm());
		put(fields, "registrationNumber", state.registrationNumber());
		put(fields, "seat", state.seat());
		put(fields, "country", state.country());
		put(fields, "email", state.email());
		put(fields, "privacyContact", state.privacyContact());
		put(fields, "dataProtectionOfficer", state.dataProtectionOfficer());
		put(fields, "website", state.website());
		put(fields, "transferBasis", state.transferBasis());
		state.notices().forEach((language, notice) -> put(fields, "notices." + language, notice));
		return new OrganisationForm(fields);
	}

	private static void put(Map<String, String> fields, String name, @Nullable String value) {
		if (value != null) {
			fields.put(name, value);
		}
	}

	/** What stands in a field. */
	public String at(String field) {
		return this.fields.getOrDefault(field, "");
	}

	boolean accepts() {
		return !at("accept").isEmpty();
	}

	/**
	 * As the API takes it.
	 * @param before an arrangement that was accepted, which stays accepted
	 * @param by who accepts it now, if she does
	 */
	OrganisationDraft draft(@Nullable Arrangement before, String by, Instant now) {
		OrganisationDraft.Arrangement accepted = accepts()
				? new OrganisationDraft.Arrangement(ARRANGEMENT, by, now.toString())
				: (before != null) ? new OrganisationDraft.Arrangement(before.version(), before.acceptedBy(),
						before.acceptedAt().toString()) : null;
		return new OrganisationDraft(null, byLanguage("name."), at("legalName"), at("legalForm"),
				at("registrationNumber"), at("seat"), at("country"), at("email"), at("privacyContact"),
				at("dataProtectionOfficer"), at("website"), byLanguage("notices."), accepted, at("transferBasis"));
	}

	private Map<String, @Nullable String> byLanguage(String prefix) {
		Map<String, @Nullable String> texts = new LinkedHashMap<>();
		for (String language : LANGUAGES) {
			texts.put(language, at(prefix + language));
		}
		return texts;
	}

}
