package org.portevoix.gateway.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;
import org.portevoix.gateway.GatewaySettings.StaffSession;
import reactor.core.publisher.Mono;

/**
 * Gets new access tokens before the old ones end. Requests that a browser sends at once
 * share one renewal, and so does one that still carries the old cookie a moment later.
 */
final class Renewals {

	/** How long an old cookie may still be on its way. */
	private static final Duration REMEMBERED = Duration.ofMinutes(1);

	/** How long an issuer that failed is not asked again for the same session. */
	private static final Duration PAUSE = Duration.ofSeconds(3);

	private static final int MOST = 10_000;

	private final Issuer issuer;

	private final StaffSession settings;

	private final Clock clock;

	private final Cache<Asked, Mono<Tokens>> renewals = Caffeine.newBuilder()
		.maximumSize(MOST)
		.expireAfterWrite(REMEMBERED)
		.build();

	Renewals(Issuer issuer, StaffSession settings, Clock clock) {
		this.issuer = issuer;
		this.settings = settings;
		this.clock = clock;
	}

	/** Tells how a session stands, renewed if it is time. */
	Mono<Standing> standing(Session session) {
		Instant now = this.clock.instant();
		Tokens tokens = session.tokens();
		if (session.isOlderThan(this.settings.maxAge(), now)) {
			return Mono.just(new Standing.Over());
		}
		if (tokens.areGood(now.plus(this.settings.renewBefore()))) {
			return Mono.just(new Standing.SignedIn(session, false));
		}
		return tokens.areGood(now) ? renewedOrAsItIs(session) : renewedOrOver(session);
	}

	/** While the token is good, no trouble of the issuer is the person's. */
	private Mono<Standing> renewedOrAsItIs(Session session) {
		return renewed(session).timeout(this.settings.renewPatience())
			.onErrorReturn(new Standing.SignedIn(session, false));
	}

	private Mono<Standing> renewedOrOver(Session session) {
		return renewed(session)
			.onErrorResume((failure) -> Mono.just((failure instanceof GrantRefused refused && refused.isFinal())
					? new Standing.Over() : new Standing.Unclear()));
	}

	private Mono<Standing> renewed(Session session) {
		String refresh = session.tokens().refresh();
		if (refresh == null) {
			return Mono.error(new GrantRefused("invalid_grant"));
		}
		return this.renewals.get(new Asked(refresh, session.tokens().expiresAt()), this::shared)
			.map((tokens) -> new Standing.SignedIn(session.with(tokens), true));
	}

	private Mono<Tokens> shared(Asked asked) {
		return this.issuer.renew(asked.refresh()).cache(this::rememberedFor, (failure) -> PAUSE, () -> PAUSE);
	}

	/** Never longer than they are good for. */
	private Duration rememberedFor(Tokens tokens) {
		Duration left = Duration.between(this.clock.instant(), tokens.expiresAt());
		return (left.compareTo(REMEMBERED) < 0) ? left : REMEMBERED;
	}

	/** Nothing may be renewed from here on. */
	Mono<Void> end(@Nullable Session session) {
		String refresh = (session != null) ? session.tokens().refresh() : null;
		if (session == null || refresh == null) {
			return Mono.empty();
		}
		this.renewals.invalidate(new Asked(refresh, session.tokens().expiresAt()));
		return this.issuer.revoke(refresh);
	}

	/**
	 * One renewal. An issuer may give the same refresh token again, so the token that
	 * ends tells two renewals apart.
	 */
	private record Asked(String refresh, Instant expiresAt) {
	}

}
