package org.portevoix.gateway;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.portevoix.gateway.limit.RateLimits.Limit;
import org.portevoix.gateway.limit.RequestKind;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Every number of the gateway; the values and their reasons stand in
 * {@code application.yml}.
 *
 * @param publicUrl where the world finds us, without a trailing slash
 * @param benchmark lifts the limits per client, for load programs
 * @param trustedProxies networks (CIDR) whose {@code X-Forwarded-For} is believed
 * @param session how staff sign in
 * @param body how large and how slow a request may be
 * @param limits how much one address may ask for
 * @param services where the services are
 * @param upstream how long and how often the services are asked
 * @param health how {@code GET /health} asks them
 */
@ConfigurationProperties("portevoix.gateway")
public record GatewaySettings(URI publicUrl, boolean benchmark, List<String> trustedProxies, StaffSession session,
		Body body, Limits limits, Services services, Upstream upstream, Health health) {

	public GatewaySettings {
		trustedProxies = List.copyOf(trustedProxies);
	}

	/**
	 * How staff sign in, and how long it lasts.
	 *
	 * @param keys {@code id:base64[,id:base64…]}, which all gateways share
	 * @param issuer what tokens call the issuer
	 * @param authorizationUrl where browsers are sent to sign in
	 * @param tokenUrl where codes and refresh tokens are exchanged
	 * @param jwksUrl where the issuer's keys are
	 * @param revocationUrl where refresh tokens are given back; null if nowhere
	 * @param clientId what the issuer calls the gateway
	 * @param clientSecret how it knows the gateway
	 * @param scope what is asked for
	 * @param timeout for each request to the issuer
	 * @param renewBefore how long before its end an access token is renewed; less than it
	 * lives
	 * @param renewPatience how long a request waits for that while its token is good
	 * @param maxAge when a person must sign in again, however often she was renewed
	 * @param signInWithin how long signing in may take
	 */
	public record StaffSession(String keys, String issuer, URI authorizationUrl, URI tokenUrl, URI jwksUrl,
			@Nullable URI revocationUrl, String clientId, String clientSecret, String scope, Duration timeout,
			Duration renewBefore, Duration renewPatience, Duration maxAge, Duration signInWithin) {

		public StaffSession {
			String missing = Stream
				.of(missing(keys, "SESSION_KEYS: id:base64 of 32 random bytes, the same for every gateway"),
						missing(clientSecret, "PORTEVOIX_CONSOLE_SECRET: the same as member-service has"))
				.filter((name) -> !name.isEmpty())
				.collect(Collectors.joining("; and "));
			if (!missing.isEmpty()) {
				throw new IllegalArgumentException("Set " + missing);
			}
		}

		private static String missing(String value, String what) {
			return (value == null || value.isBlank()) ? what : "";
		}

		/** Without the secrets. */
		@Override
		public String toString() {
			return "StaffSession[issuer=%s, clientId=%s]".formatted(this.issuer, this.clientId);
		}

	}

	/**
	 * How large and how slow a request may be.
	 *
	 * @param limit largest body that is accepted
	 * @param consoleLimit largest body of a staff form: four long stories in one
	 * @param budget bytes of unfinished bodies held at once, over all clients
	 * @param timeout how long a whole request may take to arrive
	 */
	public record Body(DataSize limit, DataSize consoleLimit, DataSize budget, Duration timeout) {
	}

	/**
	 * How much one address may ask for.
	 *
	 * @param maxClients addresses remembered per kind of request, which bounds the memory
	 * @param kinds the limit of each kind of request
	 */
	public record Limits(int maxClients, Map<RequestKind, Limit> kinds) {

		public Limits {
			kinds = Map.copyOf(kinds);
			for (RequestKind kind : RequestKind.values()) {
				if (!kinds.containsKey(kind)) {
					throw new IllegalArgumentException("Set portevoix.gateway.limits.kinds." + kind);
				}
			}
		}

	}

	/**
	 * Where the services are, each at one address or more.
	 *
	 * @param campaign campaign-service, which takes the signatures
	 * @param member member-service
	 * @param notification notification-service
	 * @param askEvery how often each of several is asked whether it is ready
	 * @param askTimeout who does not answer within it gets nothing new
	 */
	public record Services(List<URI> campaign, List<URI> member, List<URI> notification, Duration askEvery,
			Duration askTimeout) {

		public Services {
			campaign = checked("CAMPAIGN_URLS", campaign);
			member = checked("MEMBER_URLS", member);
			notification = checked("NOTIFICATION_URLS", notification);
		}

		private static List<URI> checked(String variable, List<URI> addresses) {
			for (URI address : addresses) {
				boolean plain = address.getRawPath() == null || address.getRawPath().isEmpty();
				if (address.getHost() == null || address.getScheme() == null || !plain) {
					throw new IllegalArgumentException("Set " + variable
							+ " to addresses like http://host:8081, several by comma, no slash at the end");
				}
			}
			if (addresses.isEmpty()) {
				throw new IllegalArgumentException("Set " + variable);
			}
			return List.copyOf(addresses);
		}

	}

	/**
	 * How the services are asked.
	 *
	 * @param connectTimeout for opening a connection
	 * @param acquireTimeout for waiting until a pooled connection is free
	 * @param responseTimeout for the first byte of an answer, and between two later ones
	 * @param maxConnections open at once towards one service
	 * @param maxPending requests that may wait for a connection to one service
	 * @param maxStreams event streams open at once towards one service
	 * @param maxIdle how long an unused connection is kept; less than the services keep
	 * it
	 * @param breaker when a service that fails is left alone
	 */
	public record Upstream(Duration connectTimeout, Duration acquireTimeout, Duration responseTimeout,
			int maxConnections, int maxPending, int maxStreams, Duration maxIdle, Breaker breaker) {
	}

	/**
	 * When a service that fails is left alone.
	 *
	 * @param window calls looked back on
	 * @param minimumCalls calls before a judgement
	 * @param failureRate percentage of failed calls that opens the breaker
	 * @param openFor how long the service is left alone
	 * @param trials calls let through afterwards, to see whether it is back
	 */
	public record Breaker(int window, int minimumCalls, float failureRate, Duration openFor, int trials) {
	}

	/**
	 * How {@code GET /health} asks.
	 *
	 * @param timeout for each question
	 * @param cache how long an answer is repeated
	 */
	public record Health(Duration timeout, Duration cache) {
	}

}
