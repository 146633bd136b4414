package org.portevoix.service.access;

import java.util.Locale;
import java.util.Optional;

/** What somebody is in one organisation. */
public enum Role {

	/** Runs the organisation: its people, clients, partners' deliveries. */
	ADMINISTRATOR,

	/** Launches and steers campaigns. */
	CAMPAIGNER,

	/** Writes and translates, and does not publish. */
	EDITOR,

	/** Looks. */
	VIEWER;

	/** As tokens and the API name it. */
	public String code() {
		return name().toLowerCase(Locale.ROOT);
	}

	public static Optional<Role> of(String code) {
		for (Role role : values()) {
			if (role.code().equals(code)) {
				return Optional.of(role);
			}
		}
		return Optional.empty();
	}

}
