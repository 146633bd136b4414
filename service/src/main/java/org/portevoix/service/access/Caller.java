package org.portevoix.service.access;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.security.oauth2.jwt.Jwt;

/**
 * On whose behalf a request is made: an API client of one organisation, a person with a
 * role in some, or nobody that is known.
 *
 * @param id the client's or the person's; empty for nobody
 * @param name what a person is called
 * @param organisation the one that a client stands for
 * @param roles a person's, by organisation
 * @param scopes what a client asked for
 * @param platform whether it stands for the platform, and so for every organisation
 */
public record Caller(String id, @Nullable String name, @Nullable String organisation, Map<String, Role> roles,
		Set<String> scopes, boolean platform) {

	/** The claim that names the organisation of a client's token. */
	public static final String ORGANISATION = "organisation";

	/** The claim of a token that stands for the platform. */
	public static final String PLATFORM = "platform";

	/** The claim with a person's role in each organisation. */
	public static final String ROLES = "roles";

	/** The scope of a person who uses the console. */
	public static final String CONSOLE = "console";

	/** Somebody without a token. */
	public static final Caller ANYBODY = new Caller("", null, null, Map.of(), Set.of(), false);

	public Caller {
		roles = Map.copyOf(roles);
		scopes = Set.copyOf(scopes);
	}

	/** Who holds a token that was found good. */
	public static Caller of(@Nullable Jwt token) {
		if (token == null) {
			return ANYBODY;
		}
		String scope = token.getClaimAsString("scope");
		return new Caller(Objects.requireNonNullElse(token.getSubject(), ""), token.getClaimAsString("name"),
				token.getClaimAsString(ORGANISATION), roles(token.getClaims().get(ROLES)),
				(scope != null) ? Set.of(scope.strip().split(" +")) : Set.of(),
				Boolean.TRUE.equals(token.getClaims().get(PLATFORM)));
	}

	private static Map<String, Role> roles(@Nullable Object claim) {
		Map<String, Role> roles = new HashMap<>();
		if (claim instanceof Map<?, ?> given) {
			given.forEach((organisation, code) -> Role.of(String.valueOf(code))
				.ifPresent((role) -> roles.put(String.valueOf(organisation), role)));
		}
		return roles;
	}

	/** Whether it is a person at the console. */
	public boolean person() {
		return this.scopes.contains(CONSOLE);
	}

	/** Whether something is allowed in an organisation. */
	public boolean may(Permission permission, String inOrganisation) {
		if (person()) {
			Role role = this.roles.get(inOrganisation);
			return this.platform || (role != null && permission.roles().contains(role));
		}
		return hasScope(permission) && (this.platform || inOrganisation.equals(this.organisation));
	}

	/** Whether it is allowed somewhere at all. */
	public boolean mayAnywhere(Permission permission) {
		return this.platform ? (person() || hasScope(permission)) : !organisations(permission).isEmpty();
	}

	/**
	 * The names of all that is allowed somewhere, for pages that offer no more than that.
	 */
	public Set<String> permissions() {
		return Arrays.stream(Permission.values())
			.filter(this::mayAnywhere)
			.map(Permission::name)
			.collect(Collectors.toUnmodifiableSet());
	}

	/** Where it is allowed; for the platform, which may everywhere, this says nothing. */
	public Set<String> organisations(Permission permission) {
		Set<String> named = (this.organisation != null) ? Set.of(this.organisation) : this.roles.keySet();
		return named.stream()
			.filter((one) -> may(permission, one))
			.collect(Collectors.collectingAndThen(Collectors.toSet(), Collections::unmodifiableSet));
	}

	private boolean hasScope(Permission permission) {
		return !Collections.disjoint(this.scopes, permission.scopes());
	}

	/**
	 * Goes on only if something is allowed in an organisation.
	 * @throws NotYours if not
	 */
	public void require(Permission permission, String inOrganisation) {
		if (!may(permission, inOrganisation)) {
			throw refusal(permission);
		}
	}

	/**
	 * Goes on only if something is allowed somewhere, before it is known where.
	 * @throws NotYours if not
	 */
	public void requireAnywhere(Permission permission) {
		if (!mayAnywhere(permission)) {
			throw refusal(permission);
		}
	}

	/**
	 * Goes on only for one of the platform's own programs.
	 * @param client its id
	 * @throws NotYours if it is somebody else, or did not ask for that scope
	 */
	public void requireClient(String client, String scope) {
		if (person() || !this.id.equals(client) || !this.scopes.contains(scope)) {
			throw new NotYours();
		}
	}

	/**
	 * Goes on only if something is allowed for the whole platform.
	 * @throws NotYours if not
	 */
	public void requirePlatform(Permission permission) {
		if (!this.platform) {
			throw new NotYours();
		}
		requireAnywhere(permission);
	}

	/**
	 * Of several scopes that would do, the header of RFC 6750 can't say that one is
	 * enough: it names the first, which is that for reading.
	 */
	private NotYours refusal(Permission permission) {
		boolean lacksScope = !person() && !hasScope(permission);
		return new NotYours(permission,
				lacksScope ? permission.scopes().stream().sorted().findFirst().orElse(null) : null);
	}

}
