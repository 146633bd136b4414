package org.portevoix.member;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portevoix.service.access.Role;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/** Who may do what, for everything that there is: an operation in no row is a failure. */
class RoleMatrixIT {

	private static final String OWN = "matrix-own";

	/** Who may: nobody else than named; the platform's administrators always may. */
	private enum Who {

		ANYBODY, STAFF, ADMINISTRATORS_OF_ANY, ADMINISTRATORS, ADMINISTRATORS_AND_CLIENTS, PLATFORM,

		NOTIFICATION_SERVICE

	}

	private static final Map<String, Who> TABLE = new LinkedHashMap<>();

	static {
		row("GET /api/v1/organisations", Who.ANYBODY);
		row("GET /api/v1/organisations/{id}", Who.ANYBODY);
		row("PUT /api/v1/organisations/{id}", Who.ADMINISTRATORS_AND_CLIENTS);
		row("GET /api/v1/networks", Who.ANYBODY);
		row("GET /api/v1/networks/{id}", Who.ANYBODY);
		row("PUT /api/v1/networks/{id}", Who.PLATFORM);
		row("GET /api/v1/staff", Who.ADMINISTRATORS);
		row("POST /api/v1/staff", Who.ADMINISTRATORS);
		row("PUT /api/v1/staff/{id}/roles/{organisation}", Who.ADMINISTRATORS);
		row("DELETE /api/v1/staff/{id}/roles/{organisation}", Who.ADMINISTRATORS);
		row("POST /api/v1/staff/{id}/disable", Who.PLATFORM);
		row("POST /api/v1/staff/{id}/enable", Who.PLATFORM);
		row("GET /api/v1/clients", Who.ADMINISTRATORS);
		row("POST /api/v1/clients", Who.ADMINISTRATORS);
		row("GET /api/v1/clients/{id}", Who.ADMINISTRATORS);
		row("POST /api/v1/clients/{id}/rotate-secret", Who.ADMINISTRATORS);
		row("DELETE /api/v1/clients/{id}/former-secret", Who.ADMINISTRATORS);
		row("DELETE /api/v1/clients/{id}", Who.ADMINISTRATORS);
		row("GET /api/v1/supporters", Who.ADMINISTRATORS_AND_CLIENTS);
		row("GET /api/v1/audit", Who.ADMINISTRATORS_OF_ANY);
		row("POST /internal/contacts", Who.NOTIFICATION_SERVICE);
		row("GET /console/people", Who.ADMINISTRATORS_OF_ANY);
		row("POST /console/people/requests", Who.ADMINISTRATORS_OF_ANY);
		row("GET /console/people/requests/{id}", Who.ADMINISTRATORS_OF_ANY);
		row("POST /console/people/requests/{id}", Who.ADMINISTRATORS_OF_ANY);
		row("GET /console/people/requests/{id}/report", Who.ADMINISTRATORS_OF_ANY);
		row("GET /console/people/requests/{id}/report.json", Who.ADMINISTRATORS_OF_ANY);
		row("GET /console/people/supporters", Who.ADMINISTRATORS_OF_ANY);
		row("POST /console/people/supporters.csv", Who.ADMINISTRATORS);
		row("GET /console/people/arrivals", Who.STAFF);
		row("GET /console/audit", Who.ADMINISTRATORS_OF_ANY);
		row("GET /console/operation", Who.PLATFORM);
		row("GET /console/operation/{topic}", Who.PLATFORM);
		row("GET /console/operation/{topic}/{place}", Who.PLATFORM);
		row("POST /console/operation/{topic}/{place}", Who.PLATFORM);
		row("GET /console/team", Who.ADMINISTRATORS);
		row("POST /console/team", Who.ADMINISTRATORS);
		row("POST /console/team/{id}/role", Who.ADMINISTRATORS);
		row("POST /console/team/{id}/remove", Who.ADMINISTRATORS);
		row("GET /console/clients", Who.ADMINISTRATORS);
		row("POST /console/clients", Who.ADMINISTRATORS);
		row("POST /console/clients/{id}/rotate", Who.ADMINISTRATORS);
		row("POST /console/clients/{id}/drop-former", Who.ADMINISTRATORS);
		row("GET /console/clients/{id}/revoke", Who.ADMINISTRATORS);
		row("POST /console/clients/{id}/revoke", Who.ADMINISTRATORS);
		row("GET /console/organisations", Who.ADMINISTRATORS_OF_ANY);
		row("POST /console/organisations", Who.PLATFORM);
		row("GET /console/organisations/{id}", Who.ADMINISTRATORS);
		row("POST /console/organisations/{id}", Who.ADMINISTRATORS);
		row("POST /console/networks", Who.PLATFORM);
		row("GET /console/networks/{id}", Who.PLATFORM);
		row("POST /console/networks/{id}", Who.PLATFORM);
		row("GET /console/account", Who.STAFF);
		row("POST /console/account", Who.STAFF);
		row("POST /console/account/password", Who.STAFF);
	}

	private final ConfigurableApplicationContext service = RunningMemberService.shared();

	private final Http http = new Http(RunningMemberService.url(this.service));

	private static void row(String operation, Who who) {
		TABLE.put(operation, who);
	}

	@BeforeEach
	void found() {
		this.http.put("/api/v1/organisations/" + OWN, this.http.operator(),
				"{\"name\":{\"en\":\"Matrix\"},\"country\":\"BE\"}");
	}

	@Test
	void hasARowForEveryOperation() {
		Set<String> there = new HashSet<>();
		this.service.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
			.getHandlerMethods()
			.keySet()
			.forEach((mapping) -> mapping.getPatternValues().forEach((path) -> {
				if (path.startsWith("/api") || path.startsWith("/console") || path.startsWith("/internal")) {
					assertThat(mapping.getMethodsCondition().getMethods()).as(path).isNotEmpty();
					mapping.getMethodsCondition().getMethods().forEach((method) -> there.add(method + " " + path));
				}
			}));
		assertThat(there).containsExactlyInAnyOrderElementsOf(TABLE.keySet());
	}

	@Test
	void letsNobodyDoWhatIsNotHers() {
		List<String> wrong = new ArrayList<>();
		TABLE.forEach((operation, who) -> {
			if (who == Who.ANYBODY) {
				return;
			}
			expect(wrong, operation, "nobody", null, 401);
			if (who == Who.STAFF) {
				return;
			}
			for (Role role : Role.values()) {
				if (role == Role.ADMINISTRATOR && who == Who.ADMINISTRATORS_OF_ANY) {
					continue;
				}
				expect(wrong, operation, "elsewhere " + role, StaffTokens.of("e", Map.of("matrix-else", role)), 403,
						404);
				if (role != Role.ADMINISTRATOR || who == Who.PLATFORM || who == Who.NOTIFICATION_SERVICE) {
					expect(wrong, operation, "own " + role, StaffTokens.of("o", Map.of(OWN, role)), 403);
				}
			}
		});
		assertThat(wrong).isEmpty();
	}

	@Test
	void letsAdministratorsDoWhatIsTheirs() {
		List<String> wrong = new ArrayList<>();
		TABLE.forEach((operation, who) -> {
			if (who == Who.ADMINISTRATORS || who == Who.ADMINISTRATORS_AND_CLIENTS) {
				int status = status(operation, StaffTokens.of("o", Map.of(OWN, Role.ADMINISTRATOR)));
				if (status == 401 || status == 403 || status >= 500) {
					wrong.add(operation + " " + status);
				}
			}
			if (who == Who.NOTIFICATION_SERVICE) {
				expect(wrong, operation, "platform", StaffTokens.platform(), 403);
			}
			else if (who != Who.ANYBODY) {
				int status = status(operation, StaffTokens.platform());
				if (status == 401 || status == 403 || status >= 500) {
					wrong.add(operation + " platform " + status);
				}
			}
		});
		assertThat(wrong).isEmpty();
	}

	private void expect(List<String> wrong, String operation, String who, @Nullable String token, Integer... statuses) {
		int status = status(operation, token);
		if (!List.of(statuses).contains(status)) {
			wrong.add("%s by %s: %d".formatted(operation, who, status));
		}
	}

	/** With a body that says whose it is and is otherwise never valid. */
	private int status(String operation, @Nullable String token) {
		String method = operation.substring(0, operation.indexOf(' '));
		String path = operation.substring(operation.indexOf(' ') + 1).replace("{organisation}", OWN);
		boolean organisation = path.contains("organisations/{id}");
		path = path.replace("{id}", organisation ? OWN : "none").replaceAll("\\{\\w+}", "none")
				+ (method.equals("GET") ? "?organisation=" + OWN : "");
		boolean form = path.startsWith("/console");
		List<String> headers = new ArrayList<>(
				List.of("Content-Type", form ? "application/x-www-form-urlencoded" : "application/json"));
		if (token != null) {
			headers.addAll(List.of("Authorization", "Bearer " + token));
		}
		String body = method.equals("GET") ? null : form ? "role=viewer&act=answered&organisation=" + OWN : path
			.endsWith("/staff") || path.endsWith("/clients") ? "{\"organisation\":\"" + OWN
					+ "\",\"email\":\"x@example.org\",\"name\":\"x\",\"role\":\"viewer\",\"scopes\":[\"events:read\"]}"
					: "{}";
		return this.http.send(method, path, body, headers.toArray(String[]::new)).statusCode();
	}

}
