package org.portevoix.member.team;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.portevoix.member.staff.Staff;
import org.portevoix.service.access.Caller;
import org.portevoix.service.access.Permission;
import org.portevoix.service.access.Role;
import org.portevoix.service.problems.FieldError;
import org.portevoix.service.problems.InvalidRequest;
import org.portevoix.service.request.Origin;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** People of organisations, for their administrators. */
@RestController
@RequestMapping("/api/v1/staff")
class StaffApi {

	private final Team team;

	StaffApi(Team team) {
		this.team = team;
	}

	@GetMapping
	List<View> all(@RequestParam String organisation, @AuthenticationPrincipal Jwt token) {
		return this.team.of(organisation, Caller.of(token)).stream().map((one) -> View.of(one, organisation)).toList();
	}

	/** The same answer whether or not she has an account already. */
	@PostMapping
	@ResponseStatus(HttpStatus.ACCEPTED)
	Map<String, String> invite(@RequestBody InvitationDraft draft, @AuthenticationPrincipal Jwt token,
			HttpServletRequest request) {
		this.team.invite(draft, Caller.of(token), Origin.of(request));
		return Map.of("status", "invited");
	}

	@PutMapping("/{id}/roles/{organisation}")
	View change(@PathVariable String id, @PathVariable String organisation, @RequestBody Change change,
			@AuthenticationPrincipal Jwt token, HttpServletRequest request) {
		Caller caller = Caller.of(token);
		caller.require(Permission.STAFF_MANAGE, organisation);
		Role role = Optional.ofNullable(change.role())
			.flatMap(Role::of)
			.orElseThrow(() -> new InvalidRequest(List.of(new FieldError("role", "invalid"))));
		return View.of(this.team.change(id, organisation, role, caller, Origin.of(request)), organisation);
	}

	@DeleteMapping("/{id}/roles/{organisation}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void remove(@PathVariable String id, @PathVariable String organisation, @AuthenticationPrincipal Jwt token,
			HttpServletRequest request) {
		this.team.change(id, organisation, null, Caller.of(token), Origin.of(request));
	}

	@PostMapping("/{id}/disable")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void disable(@PathVariable String id, @AuthenticationPrincipal Jwt token, HttpServletRequest request) {
		this.team.disable(id, true, Caller.of(token), Origin.of(request));
	}

	@PostMapping("/{id}/enable")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void enable(@PathVariable String id, @AuthenticationPrincipal Jwt token, HttpServletRequest request) {
		this.team.disable(id, false, Caller.of(token), Origin.of(request));
	}

	/** Another role. */
	record Change(@Nullable String role) {

	}

	/**
	 * What an organisation sees of somebody: nothing of what she is elsewhere.
	 *
	 * @param status {@code invited}, {@code active} or {@code disabled}
	 */
	record View(String id, String name, String email, String role, String status, @Nullable Instant lastSignIn) {

		static View of(Staff staff, String organisation) {
			Role role = staff.roles().get(organisation);
			String status = staff.disabled() ? "disabled" : (staff.mayEnter() ? "active" : "invited");
			return new View(staff.id(), staff.name(), staff.typedEmail(), (role != null) ? role.code() : "", status,
					staff.lastSignIn());
		}

	}

}
