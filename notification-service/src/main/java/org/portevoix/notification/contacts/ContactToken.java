package org.portevoix.notification.contacts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

/**
 * The access token that member-service gives this service; kept until it is about to end.
 */
class ContactToken {

	private static final String CLIENT = "portevoix-notification";

	private static final Duration MARGIN = Duration.ofSeconds(30);

	private final RestClient members;

	private final String secret;

	private final Clock clock;

	private @Nullable Token held;

	ContactToken(RestClient members, String secret, Clock clock) {
		this.members = members;
		this.secret = secret;
		this.clock = clock;
	}

	synchronized String value() {
		Token token = this.held;
		if (token == null || !this.clock.instant().isBefore(token.until())) {
			token = fetch();
			this.held = token;
		}
		return token.value();
	}

	/** It was refused. */
	synchronized void drop() {
		this.held = null;
	}

	private Token fetch() {
		JsonNode answer = this.members.post()
			.uri("/oauth2/token")
			.headers((headers) -> headers.setBasicAuth(CLIENT, this.secret))
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.body("grant_type=client_credentials&scope=contacts:read")
			.retrieve()
			.body(JsonNode.class);
		if (answer == null || !answer.path("access_token").isString()) {
			throw new IllegalStateException("No token");
		}
		Instant until = this.clock.instant().plusSeconds(answer.path("expires_in").asLong(60)).minus(MARGIN);
		return new Token(answer.path("access_token").stringValue(), until);
	}

	private record Token(String value, Instant until) {

	}

}
