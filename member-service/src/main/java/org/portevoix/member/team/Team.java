package org.portevoix.member.team;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.portevoix.member.organisations.Directory;
import org.portevoix.member.staff.Invitations;
import org.portevoix.member.staff.Invitations.Invitation;
import org.portevoix.member.staff.Staff;
import org.portevoix.member.staff.StaffAccounts;
import org.portevoix.service.access.Caller;
import org.portevoix.service.access.Permission;
import org.portevoix.service.access.Role;
import org.portevoix.service.audit.Act;
import org.portevoix.service.problems.InvalidRequest;
import org.portevoix.service.problems.FieldError;
import org.portevoix.service.problems.NotFound;
import org.portevoix.service.request.Origin;

import org.springframework.stereotype.Component;

/**
 * Lets administrators say who works for their organisation, as what. Each operation asks
 * first whether the caller may.
 */
@Component
class Team {

	private static final URI SOURCE = URI.create("/member-service/staff");

	private final StaffAccounts accounts;

	private final Invitations invitations;

	private final Directory directory;

	private final Clock clock;

	Team(StaffAccounts accounts, Invitations invitations, Directory directory, Clock clock) {
		this.accounts = accounts;
		this.invitations = invitations;
		this.directory = directory;
		this.clock = clock;
	}

	List<Staff> of(String organisation, Caller caller) {
		caller.require(Permission.STAFF_MANAGE, organisation);
		return this.accounts.of(organisation);
	}

	Staff invite(InvitationDraft draft, Caller caller, Origin origin) {
		caller.requireAnywhere(Permission.STAFF_MANAGE);
		List<FieldError> errors = draft.errors();
		if (!errors.isEmpty()) {
			throw new InvalidRequest(errors);
		}
		String organisation = Objects.requireNonNull(draft.organisation());
		caller.require(Permission.STAFF_MANAGE, organisation);
		String language = Objects.requireNonNullElse(draft.language(), "en");
		String name = this.directory.name(organisation, language)
			.orElseThrow(() -> new InvalidRequest(List.of(new FieldError("organisation", "invalid"))));
		return this.invitations.invite(new Invitation(Objects.requireNonNull(draft.email()).strip(),
				Objects.requireNonNull(draft.name()).strip(), language, organisation, name,
				Role.of(Objects.requireNonNull(draft.role())).orElseThrow()), caller, origin);
	}

	/**
	 * Gives somebody another role, or none any more. It bites when her token is renewed,
	 * which is within minutes.
	 */
	Staff change(String staffId, String organisation, @Nullable Role role, Caller caller, Origin origin) {
		caller.require(Permission.STAFF_MANAGE, organisation);
		Instant now = this.clock.instant();
		return this.accounts.change(staffId, (change) -> {
			Role before = change.before().roles().get(organisation);
			if (before == null) {
				throw new NotFound();
			}
			requireAnother(change.before(), organisation, role, caller);
			Act act = Act.of((role != null) ? "staff.role-changed" : "staff.removed", "staff/" + staffId, organisation)
				.changing(Map.of("role", before.code()), (role != null) ? Map.of("role", role.code()) : Map.of());
			change.after().role(organisation, role).tell(act.told(SOURCE, caller, origin, now), now);
		});
	}

	private void requireAnother(Staff staff, String organisation, @Nullable Role role, Caller caller) {
		boolean leaves = staff.roles().get(organisation) == Role.ADMINISTRATOR && role != Role.ADMINISTRATOR;
		if (leaves && !caller.platform() && !this.accounts.leavesAdministratorBeside(organisation, staff.id())) {
			throw new LastAdministrator();
		}
	}

	/** Shuts an account, or opens it again; the platform's business alone. */
	Staff disable(String staffId, boolean disabled, Caller caller, Origin origin) {
		caller.requirePlatform(Permission.STAFF_MANAGE);
		if (disabled && staffId.equals(caller.id())) {
			throw new LastAdministrator();
		}
		Instant now = this.clock.instant();
		Act act = Act.of(disabled ? "staff.disabled" : "staff.enabled", "staff/" + staffId, null);
		return this.accounts.change(staffId,
				(change) -> change.after().disabled(disabled).tell(act.told(SOURCE, caller, origin, now), now));
	}

}
