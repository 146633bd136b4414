package org.portevoix.gateway.session;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;
import org.portevoix.gateway.GatewaySettings.StaffSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.cloud.client.circuitbreaker.ReactiveCircuitBreaker;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * Speaks to the issuer as its confidential client: the authorization code, refresh and
 * revocation requests of OAuth 2, each with a time limit and behind a circuit breaker.
 */
final class Issuer {

	private static final Logger logger = LoggerFactory.getLogger(Issuer.class);

	private final StaffSession settings;

	private final String callback;

	private final HttpClient client;

	private final UnaryOperator<URI> addresses;

	private final ReactiveCircuitBreaker breaker;

	private final JsonMapper json;

	private final Clock clock;

	Issuer(StaffSession settings, String callback, UnaryOperator<URI> addresses, HttpClient client,
			ReactiveCircuitBreaker breaker, JsonMapper json, Clock clock) {
		this.settings = settings;
		this.callback = callback;
		this.addresses = addresses;
		String authorization = basic(settings.clientId(), settings.clientSecret());
		this.client = client.responseTimeout(settings.timeout())
			.headers((headers) -> headers.set(HttpHeaders.AUTHORIZATION, authorization)
				.set(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_FORM_URLENCODED_VALUE)
				.set(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE));
		this.breaker = breaker;
		this.json = json;
		this.clock = clock;
	}

	/** Both parts are encoded as in a form before they are joined (RFC 6749, 2.3.1). */
	private static String basic(String id, String secret) {
		String pair = encode(id) + ":" + encode(secret);
		return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
	}

	/** Where a browser goes to sign in. */
	URI authorization(SignInAttempt attempt) {
		Map<String, String> query = new LinkedHashMap<>();
		query.put("response_type", "code");
		query.put("client_id", this.settings.clientId());
		query.put("redirect_uri", this.callback);
		query.put("scope", this.settings.scope());
		query.put("state", attempt.state());
		query.put("nonce", attempt.nonce());
		query.put("code_challenge", attempt.challenge());
		query.put("code_challenge_method", "S256");
		String language = attempt.language();
		if (language != null) {
			query.put("ui_locales", language);
		}
		String url = this.settings.authorizationUrl().toString();
		return URI.create(url + (url.contains("?") ? "&" : "?") + form(query));
	}

	Mono<Granted> exchange(String code, SignInAttempt attempt) {
		Map<String, String> form = new LinkedHashMap<>();
		form.put("grant_type", "authorization_code");
		form.put("code", code);
		form.put("redirect_uri", this.callback);
		form.put("code_verifier", attempt.verifier());
		return post(this.settings.tokenUrl(), form)
			.map((answer) -> new Granted(tokens(answer), text(answer, "id_token")));
	}

	Mono<Tokens> renew(String refresh) {
		return post(this.settings.tokenUrl(), Map.of("grant_type", "refresh_token", "refresh_token", refresh))
			.map(this::tokens);
	}

	Mono<Void> revoke(String refresh) {
		URI url = this.settings.revocationUrl();
		if (url == null) {
			return Mono.empty();
		}
		return post(url, Map.of("token", refresh, "token_type_hint", "refresh_token")).then();
	}

	private Mono<JsonNode> post(URI url, Map<String, String> form) {
		byte[] body = form(form).getBytes(StandardCharsets.US_ASCII);
		Mono<JsonNode> call = this.client.post()
			.uri(Mono.fromSupplier(() -> this.addresses.apply(url).toString()))
			.send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body)))
			.responseSingle((response, content) -> content.asString()
				.defaultIfEmpty("")
				.flatMap((text) -> read(response.status().code(), text)))
			.timeout(this.settings.timeout());
		return this.breaker.run(call, Mono::error)
			.onErrorMap((failure) -> !(failure instanceof GrantRefused) && !(failure instanceof IssuerAway),
					(failure) -> new IssuerAway(failure.getClass().getSimpleName(), failure))
			.doOnError(IssuerAway.class, (away) -> logger.warn("The issuer is away: {}", away.getMessage()));
	}

	private Mono<JsonNode> read(int status, String text) {
		if (status >= 400 && status < 500) {
			GrantRefused refused = new GrantRefused(error(text));
			if (!refused.isFinal()) {
				logger.error("The issuer refuses requests of the gateway: {} {}", status, refused.getMessage());
			}
			return Mono.error(refused);
		}
		if (status != 200) {
			return Mono.error(new IssuerAway("status " + status, null));
		}
		JsonNode answer = parse(text);
		return (answer != null) ? Mono.just(answer) : Mono.error(new IssuerAway("no JSON", null));
	}

	private @Nullable JsonNode parse(String text) {
		try {
			// A revocation is answered without a word.
			return this.json.readTree(text.isBlank() ? "{}" : text);
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	/** The code of the error only; it is logged, and a description may quote. */
	private String error(String text) {
		JsonNode answer = parse(text);
		String error = (answer != null) ? answer.path("error").asString("") : "";
		return error.matches("[a-z_]{1,40}") ? error : "unknown";
	}

	private Tokens tokens(JsonNode answer) {
		JsonNode refresh = answer.path("refresh_token");
		long seconds = answer.path("expires_in").asLong(0);
		if (!answer.path("token_type").asString("").equalsIgnoreCase("Bearer") || seconds <= 0) {
			throw unusable("no bearer token that says when it ends");
		}
		return new Tokens(text(answer, "access_token"), this.clock.instant().plusSeconds(seconds),
				refresh.isString() ? refresh.asString() : null);
	}

	private static String text(JsonNode answer, String name) {
		String text = answer.path(name).asString("");
		if (text.isEmpty()) {
			throw unusable("no " + name);
		}
		return text;
	}

	private static GrantRefused unusable(String what) {
		logger.error("What the issuer gives is of no use: {}", what);
		return new GrantRefused(what);
	}

	private static String form(Map<String, String> fields) {
		return fields.entrySet()
			.stream()
			.map((field) -> field.getKey() + "=" + encode(field.getValue()))
			.collect(Collectors.joining("&"));
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

}
