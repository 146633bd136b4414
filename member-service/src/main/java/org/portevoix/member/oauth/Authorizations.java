package org.portevoix.member.oauth;

import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.portevoix.member.staff.Staff;
import org.portevoix.member.staff.StaffAccounts;
import org.portevoix.member.store.DerivedId;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/**
 * Keeps what staff let the console do. Tokens of API clients are not recorded: they prove
 * themselves and end within minutes.
 * <p>
 * Each change is one write on one document with the condition that makes it safe: of two
 * who come with the same code one gets a token, and a renewal can't undo a revocation.
 */
final class Authorizations implements OAuth2AuthorizationService {

	/** Stands for a token that we know by its hash alone; nobody can send it. */
	private static final String UNKNOWN = "\u0000";

	private final MongoOperations mongo;

	private final RegisteredClientRepository clients;

	private final StaffAccounts accounts;

	private final OAuthSettings settings;

	private final Clock clock;

	Authorizations(MongoOperations mongo, RegisteredClientRepository clients, StaffAccounts accounts,
			OAuthSettings settings, Clock clock) {
		this.mongo = mongo;
		this.clients = clients;
		this.accounts = accounts;
		this.settings = settings;
		this.clock = clock;
	}

	@Override
	public void save(OAuth2Authorization authorization) {
		if (!authorization.getAuthorizationGrantType().equals(AuthorizationGrantType.AUTHORIZATION_CODE)) {
			return;
		}
		var code = authorization.getToken(OAuth2AuthorizationCode.class);
		var refresh = authorization.getRefreshToken();
		if (refresh != null && refresh.isInvalidated()) {
			revoke(authorization.getId());
		}
		else if (code == null) {
			renew(authorization.getId());
		}
		else if (!code.isInvalidated()) {
			insert(authorization, code.getToken());
		}
		else if (refresh == null) {
			// Another client came with the code.
			revoke(authorization.getId());
		}
		else {
			redeem(authorization.getId(), refresh.getToken());
		}
	}

	private void insert(OAuth2Authorization authorization, OAuth2AuthorizationCode code) {
		UsernamePasswordAuthenticationToken who = Objects
			.requireNonNull(authorization.getAttribute(Principal.class.getName()));
		SignedInContext.Proof proof = (SignedInContext.Proof) Objects.requireNonNull(who.getDetails());
		OAuth2AuthorizationRequest request = Objects
			.requireNonNull(authorization.getAttribute(OAuth2AuthorizationRequest.class.getName()));
		Map<String, Object> more = request.getAdditionalParameters();
		Instant expires = Objects.requireNonNull(code.getExpiresAt());
		this.mongo.insert(new Authorization(authorization.getId(), authorization.getRegisteredClientId(),
				authorization.getPrincipalName(), proof.credential(), proof.at(), request.getScopes(),
				Objects.requireNonNull(request.getRedirectUri()), request.getAuthorizationUri(),
				Objects.toString(more.get(PkceParameterNames.CODE_CHALLENGE), ""),
				(String) more.get(OidcParameterNames.NONCE), DerivedId.of(code.getTokenValue()),
				Objects.requireNonNull(code.getIssuedAt()), expires, false, null, null, null, null, false, expires));
	}

	private void redeem(String id, OAuth2RefreshToken refresh) {
		Instant ends = Objects.requireNonNull(refresh.getExpiresAt());
		Instant issuedAt = Objects.requireNonNull(refresh.getIssuedAt());
		change(id, Criteria.where("codeUsed").is(false).and("revoked").is(false),
				new Update().set("codeUsed", true)
					.set("refresh", DerivedId.of(refresh.getTokenValue()))
					.set("refreshIssuedAt", Date.from(issuedAt))
					.set("renewedAt", Date.from(issuedAt))
					.set("ends", Date.from(ends))
					.set("expires", Date.from(ends)));
	}

	private void renew(String id) {
		change(id, Criteria.where("revoked").is(false), new Update().set("renewedAt", Date.from(this.clock.instant())));
	}

	private void change(String id, Criteria condition, Update update) {
		if (this.mongo.updateFirst(Query.query(condition.and("_id").is(id)), update, Authorization.class)
			.getMatchedCount() == 0) {
			throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
		}
	}

	/** It stays for a while, so that a code which comes again is known to be used. */
	private void revoke(String id) {
		this.mongo.updateFirst(Query.query(Criteria.where("_id").is(id)),
				new Update().set("revoked", true).set("codeUsed", true), Authorization.class);
	}

	@Override
	public void remove(OAuth2Authorization authorization) {
		this.mongo.remove(Query.query(Criteria.where("_id").is(authorization.getId())), Authorization.class);
	}

	@Override
	public @Nullable OAuth2Authorization findById(String id) {
		return null;
	}

	@Override
	public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
		String kind = (type != null) ? type.getValue() : "";
		if (kind.equals(OAuth2ParameterNames.CODE)) {
			return byCode(token);
		}
		return (kind.isEmpty() || kind.equals(OAuth2TokenType.REFRESH_TOKEN.getValue())) ? byRefresh(token) : null;
	}

	private @Nullable OAuth2Authorization byCode(String code) {
		Authorization found = find("code", code);
		if (found == null) {
			return null;
		}
		OAuth2AuthorizationCode token = new OAuth2AuthorizationCode(code, found.codeIssuedAt(), found.codeExpiresAt());
		OAuth2Authorization.Builder builder = begin(found);
		builder.token(token, (metadata) -> metadata.put(OAuth2Authorization.Token.INVALIDATED_METADATA_NAME,
				found.codeUsed() || found.revoked() || !holds(found)));
		if (found.refresh() != null) {
			// Whoever comes with a used code ends what was given for it.
			builder.refreshToken(new OAuth2RefreshToken(UNKNOWN, found.refreshIssuedAt(), found.ends()));
		}
		return builder.build();
	}

	private @Nullable OAuth2Authorization byRefresh(String token) {
		Authorization found = find("refresh", token);
		if (found == null || found.revoked() || !holds(found) || isIdle(found)) {
			return null;
		}
		Instant later = this.clock.instant().plusSeconds(1);
		OidcIdToken former = new OidcIdToken(UNKNOWN, found.refreshIssuedAt(), later, Map.of("sub", found.staffId()));
		return begin(found).refreshToken(new OAuth2RefreshToken(token, found.refreshIssuedAt(), found.ends()))
			.token(former)
			.build();
	}

	private @Nullable Authorization find(String field, String token) {
		return this.mongo.findOne(Query.query(Criteria.where(field).is(DerivedId.of(token))), Authorization.class);
	}

	/** Whether she may still enter, and with what she did. */
	private boolean holds(Authorization found) {
		return this.accounts.find(found.staffId())
			.filter((Staff staff) -> staff.mayEnter() && staff.credential() == found.credential())
			.isPresent();
	}

	private boolean isIdle(Authorization found) {
		Instant renewed = Objects.requireNonNullElse(found.renewedAt(), Instant.EPOCH);
		return !this.clock.instant().isBefore(renewed.plus(this.settings.sessionIdle()));
	}

	private OAuth2Authorization.Builder begin(Authorization found) {
		RegisteredClient client = Objects.requireNonNull(this.clients.findById(found.client()));
		UsernamePasswordAuthenticationToken who = UsernamePasswordAuthenticationToken.authenticated(found.staffId(),
				null, List.of());
		who.setDetails(new SignedInContext.Proof(found.credential(), found.authenticatedAt()));
		OAuth2AuthorizationRequest request = OAuth2AuthorizationRequest.authorizationCode()
			.authorizationUri(found.authorizationUri())
			.clientId(client.getClientId())
			.redirectUri(found.redirectUri())
			.scopes(found.scopes())
			.additionalParameters((more) -> {
				more.put(PkceParameterNames.CODE_CHALLENGE, found.challenge());
				more.put(PkceParameterNames.CODE_CHALLENGE_METHOD, "S256");
				if (found.nonce() != null) {
					more.put(OidcParameterNames.NONCE, found.nonce());
				}
			})
			.build();
		return OAuth2Authorization.withRegisteredClient(client)
			.id(found.id())
			.principalName(found.staffId())
			.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
			.authorizedScopes(found.scopes())
			.attribute(Principal.class.getName(), who)
			.attribute(OAuth2AuthorizationRequest.class.getName(), request);
	}

	@Scheduled(fixedDelay = 600_000, initialDelay = 60_000)
	void forget() {
		this.mongo.remove(Query.query(Criteria.where("expires").lte(Date.from(this.clock.instant()))),
				Authorization.class);
	}

}
