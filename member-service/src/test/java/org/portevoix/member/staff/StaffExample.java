package org.portevoix.member.staff;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.portevoix.service.access.Role;

import org.springframework.context.ApplicationContext;

/** People of the staff to test with. */
public final class StaffExample {

	/** What all of them sign in with. */
	public static final String PASSWORD = "grey herons over water";

	private StaffExample() {
	}

	/** Adds somebody with a new address who can sign in. */
	public static Staff add(ApplicationContext service, Map<String, Role> roles) {
		Staff invited = Staff.invited(UUID.randomUUID().toString(), "noor-" + UUID.randomUUID() + "@example.org",
				"Noor Voorbeeld", "nl", Instant.now());
		Staff.Edit edit = invited.edit().password(service.getBean(Passwords.class).hash(PASSWORD));
		roles.forEach(edit::role);
		return service.getBean(StaffAccounts.class).insert(edit.done());
	}

}
