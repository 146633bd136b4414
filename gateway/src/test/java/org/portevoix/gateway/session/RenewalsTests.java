package org.portevoix.gateway.session;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.portevoix.gateway.GatewaySettings.StaffSession;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.cloud.client.circuitbreaker.ReactiveCircuitBreaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What can be told without asking the issuer. It is at an address where nobody listens.
 */
class RenewalsTests {

	private static final Instant NOW = Instant.parse("2026-03-08T10:15:30Z");

	private final StaffSession settings = settings("k1:" + SessionKeysTests.key(1), "secret");

	private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

	private final Renewals renewals = new Renewals(new Issuer(this.settings, "http://localhost/signin/callback",
			UnaryOperator.identity(), HttpClient.create(), new OpenBreaker(), JsonMapper.shared(), this.clock),
			this.settings, this.clock);

	@Test
	void leaveAGoodTokenAlone() {
		Session session = session(NOW, 61, "r");
		assertThat(standing(session)).isEqualTo(new Standing.SignedIn(session, false));
	}

	@Test
	void goOnWithAGoodTokenWhenTheIssuerIsAway() {
		Session session = session(NOW, 60, "r");
		assertThat(standing(session)).isEqualTo(new Standing.SignedIn(session, false));
	}

	@Test
	void goOnWithAGoodTokenThatCannotBeRenewed() {
		Session session = session(NOW, 1, null);
		assertThat(standing(session)).isEqualTo(new Standing.SignedIn(session, false));
	}

	@Test
	void endWhatCannotBeRenewed() {
		assertThat(standing(session(NOW, 0, null))).isEqualTo(new Standing.Over());
	}

	@Test
	void doNotEndWhatTheIssuerCouldNotBeAskedAbout() {
		assertThat(standing(session(NOW, 0, "r"))).isEqualTo(new Standing.Unclear());
	}

	@Test
	void endWhatIsOlderThanAWorkingDay() {
		assertThat(standing(session(NOW.minus(Duration.ofHours(12)), 300, "r"))).isInstanceOf(Standing.SignedIn.class);
		assertThat(standing(session(NOW.minus(Duration.ofHours(12)).minusMillis(1), 300, "r")))
			.isEqualTo(new Standing.Over());
	}

	@Test
	void areNotSetUpWithoutSecrets() {
		assertThatIllegalArgumentException().isThrownBy(() -> settings("", " "))
			.withMessageContaining("SESSION_KEYS")
			.withMessageContaining("PORTEVOIX_CONSOLE_SECRET");
		assertThatIllegalArgumentException().isThrownBy(() -> settings("k1:secret", ""))
			.withMessageContaining("PORTEVOIX_CONSOLE_SECRET")
			.withMessageNotContainingAny("SESSION_KEYS", "secret:");
		assertThat(this.settings.toString()).doesNotContain("secret", "k1");
	}

	private Standing standing(Session session) {
		return this.renewals.standing(session).block();
	}

	private static Session session(Instant startedAt, int seconds, String refresh) {
		return new Session("id", null, "anna", startedAt, new Tokens("a", NOW.plusSeconds(seconds), refresh));
	}

	private static StaffSession settings(String keys, String secret) {
		URI nowhere = URI.create("http://localhost:1/");
		return new StaffSession(keys, "http://localhost", nowhere, nowhere, nowhere, nowhere, "portevoix-console",
				secret, "openid console", Duration.ofSeconds(5), Duration.ofSeconds(60), Duration.ofSeconds(1),
				Duration.ofHours(12), Duration.ofMinutes(10));
	}

	/** As it is while the issuer is left alone. */
	private static final class OpenBreaker implements ReactiveCircuitBreaker {

		@Override
		public <T> Mono<T> run(Mono<T> call, Function<Throwable, Mono<T>> fallback) {
			return fallback.apply(new IllegalStateException("open"));
		}

		@Override
		public <T> Flux<T> run(Flux<T> call, Function<Throwable, Flux<T>> fallback) {
			return fallback.apply(new IllegalStateException("open"));
		}

	}

}
