package org.portevoix.gateway.health;

import java.net.URI;
import java.time.Duration;

import org.portevoix.gateway.GatewaySettings;
import org.portevoix.gateway.upstream.Services;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * Asks the services how they are, at most once a second however often it is asked itself.
 */
@Configuration(proxyBeanMethods = false)
class HealthCheck {

	private static final String READINESS = "/actuator/health/readiness";

	private final HttpClient client;

	private final JsonMapper json;

	private final Services services;

	private final Duration timeout;

	private final Mono<Health> health;

	HealthCheck(@Qualifier("requestClient") HttpClient client, JsonMapper json, Services services,
			GatewaySettings settings) {
		this.services = services;
		this.timeout = settings.health().timeout();
		this.client = client.responseTimeout(this.timeout);
		this.json = json;
		this.health = Mono.defer(this::ask).cache(settings.health().cache());
	}

	@Bean
	RouterFunction<ServerResponse> healthRoute() {
		return RouterFunctions.route(RequestPredicates.GET("/health"), (request) -> this.health.flatMap(this::answer));
	}

	private Mono<ServerResponse> answer(Health health) {
		ServerResponse.BodyBuilder answer = ServerResponse
			.status(health.takesSignatures() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE);
		if (!health.takesSignatures()) {
			answer.header("Retry-After", "5");
		}
		return answer.contentType(MediaType.APPLICATION_JSON).cacheControl(CacheControl.noStore()).bodyValue(health);
	}

	private Mono<Health> ask() {
		return Mono
			.zip(this.services.any(Services.CAMPAIGN, this::isReady), this.services.any(Services.MEMBER, this::isReady),
					this.services.any(Services.NOTIFICATION, this::isReady),
					this.services.any(Services.CAMPAIGN, this::hasMongodb))
			.map((up) -> Health.of(up.getT1(), up.getT2(), up.getT3(), up.getT4()));
	}

	private Mono<Boolean> isReady(URI service) {
		return bounded(this.client.get()
			.uri(service + READINESS)
			.response()
			.map((response) -> response.status().code() == HttpStatus.OK.value()));
	}

	/** A service whose health hangs while it is ready waits for its database. */
	private Mono<Boolean> hasMongodb(URI service) {
		return bounded(this.client.get()
			.uri(service + "/actuator/health")
			.responseSingle((response, body) -> body.asString()
				.defaultIfEmpty("")
				.map((text) -> isMongodbUp(text, response.status().code()))));
	}

	private boolean isMongodbUp(String text, int status) {
		try {
			JsonNode mongo = this.json.readTree(text).path("components").path("mongo").path("status");
			return mongo.isMissingNode() ? status == HttpStatus.OK.value() : mongo.asString().equals("UP");
		}
		catch (JacksonException ex) {
			return status == HttpStatus.OK.value();
		}
	}

	private Mono<Boolean> bounded(Mono<Boolean> question) {
		return question.timeout(this.timeout).onErrorReturn(false).defaultIfEmpty(false);
	}

}
