package org.portevoix.member.clients;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.portevoix.member.clients.Clients.Issued;
import org.portevoix.service.access.Caller;
import org.portevoix.service.access.Permission;
import org.portevoix.service.problems.FieldError;
import org.portevoix.service.problems.InvalidRequest;
import org.portevoix.service.problems.NotFound;
import org.portevoix.service.request.Origin;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** API clients of an organisation, for its administrators. */
@RestController
@RequestMapping("/api/v1/clients")
class ClientsApi {

	private final Clients clients;

	private final Clock clock;

	ClientsApi(Clients clients, Clock clock) {
		this.clients = clients;
		this.clock = clock;
	}

	@GetMapping
	List<View> all(@RequestParam String organisation, @AuthenticationPrincipal Jwt token) {
		Caller.of(token).require(Permission.CLIENTS_MANAGE, organisation);
		return this.clients.of(organisation).stream().map((client) -> view(client, null)).toList();
	}

	@PostMapping
	ResponseEntity<View> create(@RequestBody ClientDraft draft, @AuthenticationPrincipal Jwt token,
			HttpServletRequest request) {
		Caller caller = Caller.of(token);
		caller.requireAnywhere(Permission.CLIENTS_MANAGE);
		List<FieldError> errors = draft.errors();
		if (!errors.isEmpty()) {
			throw new InvalidRequest(errors);
		}
		String organisation = Objects.requireNonNull(draft.organisation());
		caller.require(Permission.CLIENTS_MANAGE, organisation);
		Issued issued = this.clients.create(organisation, Objects.requireNonNull(draft.name()).strip(),
				Set.copyOf(Objects.requireNonNull(draft.scopes())), caller, Origin.of(request));
		return ResponseEntity.created(URI.create("/api/v1/clients/" + issued.client().id()))
			.header(HttpHeaders.CACHE_CONTROL, "no-store")
			.body(view(issued.client(), issued.secret()));
	}

	@GetMapping("/{id}")
	View read(@PathVariable String id, @AuthenticationPrincipal Jwt token) {
		return view(require(id, Caller.of(token)), null);
	}

	@PostMapping("/{id}/rotate-secret")
	ResponseEntity<View> rotate(@PathVariable String id, @AuthenticationPrincipal Jwt token,
			HttpServletRequest request) {
		require(id, Caller.of(token));
		Issued issued = this.clients.rotate(id, Caller.of(token), Origin.of(request));
		return ResponseEntity.ok()
			.header(HttpHeaders.CACHE_CONTROL, "no-store")
			.body(view(issued.client(), issued.secret()));
	}

	@DeleteMapping("/{id}/former-secret")
	View dropFormer(@PathVariable String id, @AuthenticationPrincipal Jwt token, HttpServletRequest request) {
		require(id, Caller.of(token));
		return view(this.clients.dropFormer(id, Caller.of(token), Origin.of(request)), null);
	}

	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void revoke(@PathVariable String id, @AuthenticationPrincipal Jwt token, HttpServletRequest request) {
		require(id, Caller.of(token));
		this.clients.revoke(id, Caller.of(token), Origin.of(request));
	}

	/** Of another organisation's, nobody learns that it exists. */
	private ApiClient require(String id, Caller caller) {
		caller.requireAnywhere(Permission.CLIENTS_MANAGE);
		return this.clients.find(id)
			.filter((client) -> client.revoked() == null
					&& caller.may(Permission.CLIENTS_MANAGE, client.organisation()))
			.orElseThrow(NotFound::new);
	}

	private View view(ApiClient client, @Nullable String secret) {
		Instant now = this.clock.instant();
		Instant formerUntil = client.inForce(now)
			.stream()
			.map(ApiClient.Secret::until)
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
		return new View(client.id(), client.organisation(), client.name(), List.copyOf(new TreeSet<>(client.scopes())),
				client.created(), formerUntil, secret);
	}

	/**
	 * What is told of a client.
	 *
	 * @param formerSecretUntil how long the former secret is good, if there is one
	 * @param secret in the answer to making it alone
	 */
	record View(String id, String organisation, String name, List<String> scopes, Instant created,
			@Nullable Instant formerSecretUntil, @Nullable String secret) {

	}

}
