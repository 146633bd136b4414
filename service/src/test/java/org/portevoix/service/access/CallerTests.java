package org.portevoix.service.access;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.security.oauth2.jwt.Jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CallerTests {

	@ParameterizedTest
	@EnumSource
	void nobodyMayDoAnything(Permission permission) {
		assertThat(Caller.ANYBODY.may(permission, "wsm")).isFalse();
		assertThat(Caller.ANYBODY.mayAnywhere(permission)).isFalse();
	}

	@ParameterizedTest
	@EnumSource
	void aRoleCountsInItsOrganisationAlone(Permission permission) {
		for (Role role : Role.values()) {
			Caller caller = caller(
					Map.of("scope", "openid console", "roles", Map.of("wsm", role.code(), "other", "none")));
			assertThat(caller.may(permission, "wsm")).isEqualTo(permission.roles().contains(role));
			assertThat(caller.may(permission, "other")).isFalse();
			assertThat(caller.may(permission, "third")).isFalse();
		}
	}

	@ParameterizedTest
	@EnumSource
	void aClientNeedsTheScopeAndStandsForOneOrganisation(Permission permission) {
		for (String scope : permission.scopes()) {
			Caller caller = caller(Map.of("scope", "unrelated " + scope, "organisation", "wsm"));
			assertThat(caller.may(permission, "wsm")).isTrue();
			assertThat(caller.may(permission, "other")).isFalse();
			assertThat(caller.organisations(permission)).containsExactly("wsm");
		}
		assertThat(caller(Map.of("scope", "unrelated", "organisation", "wsm")).may(permission, "wsm")).isFalse();
	}

	@ParameterizedTest
	@EnumSource
	void aClientCannotPassForAPerson(Permission permission) {
		Caller caller = caller(Map.of("organisation", "wsm", "roles", Map.of("wsm", "administrator")));
		assertThat(caller.may(permission, "wsm")).isFalse();
	}

	@Test
	void thePlatformsClientIsBoundToItsScopesAndItsPeopleAreNot() {
		Caller operator = caller(Map.of("platform", true, "scope", "campaigns:write"));
		assertThat(operator.may(Permission.CAMPAIGN_LAUNCH, "any")).isTrue();
		assertThat(operator.mayAnywhere(Permission.ORGANISATION_WRITE)).isFalse();
		Caller person = caller(Map.of("platform", true, "scope", "openid console"));
		assertThat(person.may(Permission.AUDIT_READ, "any")).isTrue();
		person.requirePlatform(Permission.ORGANISATION_WRITE);
	}

	@Test
	void refusesWithAProblem() {
		assertThatExceptionOfType(NotYours.class)
			.isThrownBy(() -> Caller.ANYBODY.require(Permission.CAMPAIGN_READ, "wsm"));
		assertThatExceptionOfType(NotYours.class)
			.isThrownBy(() -> caller(Map.of("scope", "organisations:write", "organisation", "wsm"))
				.requirePlatform(Permission.ORGANISATION_WRITE));
	}

	@Test
	void namesTheScopeThatAclientLacksAndNoneWhereItIsSomethingElse() {
		assertThat(challenge(Map.of("scope", "events:read", "organisation", "wsm"), Permission.CAMPAIGN_READ))
			.isEqualTo("Bearer error=\"insufficient_scope\", scope=\"campaigns:read\"");
		assertThat(challenge(Map.of("scope", "events:read", "organisation", "wsm"), Permission.SUBSCRIPTIONS_MANAGE))
			.isEqualTo("Bearer error=\"insufficient_scope\", scope=\"subscriptions:write\"");
		assertThat(challenge(Map.of("scope", "events:read", "organisation", "other"), Permission.EVENTS_READ)).isNull();
		assertThat(challenge(Map.of("scope", "console", "roles", Map.of("wsm", "viewer")), Permission.EVENTS_READ))
			.isNull();
		assertThat(challenge(Map.of("scope", "events:read", "organisation", "wsm"), Permission.AUDIT_READ)).isNull();
	}

	private static @Nullable String challenge(Map<String, Object> claims, Permission permission) {
		return assertThatExceptionOfType(NotYours.class).isThrownBy(() -> caller(claims).require(permission, "wsm"))
			.actual()
			.headers()
			.get("WWW-Authenticate");
	}

	private static Caller caller(Map<String, Object> claims) {
		return Caller.of(new Jwt("token", Instant.EPOCH, Instant.EPOCH.plusSeconds(300), Map.of("alg", "RS256"),
				new java.util.HashMap<>(claims)));
	}

}
