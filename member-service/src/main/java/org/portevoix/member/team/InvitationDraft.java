package org.portevoix.member.team;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.portevoix.member.staff.Address;
import org.portevoix.member.staff.Invitations.Invitation;
import org.portevoix.service.access.Role;
import org.portevoix.service.problems.FieldError;

/** Whom somebody wants to invite; nothing is checked yet. */
record InvitationDraft(@Nullable String organisation, @Nullable String email, @Nullable String name,
		@Nullable String language, @Nullable String role) {

	private static final int LONGEST = 200;

	/** What is wrong with it. */
	List<FieldError> errors() {
		List<FieldError> errors = new ArrayList<>();
		String givenName = required(errors, "name", this.name);
		if (givenName.length() > LONGEST) {
			errors.add(new FieldError("name", "too-long"));
		}
		else if (givenName.chars().anyMatch(Character::isISOControl)) {
			errors.add(new FieldError("name", "invalid"));
		}
		String address = required(errors, "email", this.email);
		if (!address.isEmpty() && !Address.isValid(address)) {
			errors.add(new FieldError("email", "invalid"));
		}
		String code = required(errors, "role", this.role);
		if (!code.isEmpty() && Role.of(code).isEmpty()) {
			errors.add(new FieldError("role", "invalid"));
		}
		required(errors, "organisation", this.organisation);
		if (this.language != null && !Invitation.LANGUAGES.contains(this.language)) {
			errors.add(new FieldError("language", "invalid"));
		}
		return errors;
	}

	private static String required(List<FieldError> errors, String field, @Nullable String value) {
		if (value == null || value.isBlank()) {
			errors.add(new FieldError(field, "required"));
			return "";
		}
		return value;
	}

}
