package org.portevoix.member.clients;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.portevoix.service.problems.FieldError;

/** A client as somebody wants it; nothing is checked yet. */
record ClientDraft(@Nullable String organisation, @Nullable String name, @Nullable List<@Nullable String> scopes) {

	private static final int LONGEST = 100;

	/** What is wrong with it. */
	List<FieldError> errors() {
		List<FieldError> errors = new ArrayList<>();
		if (this.organisation == null || this.organisation.isBlank()) {
			errors.add(new FieldError("organisation", "required"));
		}
		if (this.name == null || this.name.isBlank()) {
			errors.add(new FieldError("name", "required"));
		}
		else if (this.name.length() > LONGEST) {
			errors.add(new FieldError("name", "too-long"));
		}
		else if (this.name.chars().anyMatch(Character::isISOControl)) {
			errors.add(new FieldError("name", "invalid"));
		}
		if (this.scopes == null || this.scopes.isEmpty()) {
			errors.add(new FieldError("scopes", "required"));
		}
		else if (this.scopes.stream().anyMatch((scope) -> scope == null || !Clients.SCOPES.contains(scope))) {
			errors.add(new FieldError("scopes", "invalid"));
		}
		return errors;
	}

}
