package org.portevoix.gateway.session;

import java.time.Clock;

import org.portevoix.gateway.GatewaySettings;
import org.portevoix.gateway.GatewaySettings.StaffSession;
import org.portevoix.gateway.upstream.Services;
import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.cloud.circuitbreaker.resilience4j.ReactiveResilience4JCircuitBreakerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Wires the sessions of staff.
 */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

	@Bean
	StaffSessions staffSessions(GatewaySettings settings, Services services,
			@Qualifier("requestClient") HttpClient client, ReactiveResilience4JCircuitBreakerFactory breakers,
			JsonMapper json) {
		StaffSession session = settings.session();
		Clock clock = Clock.systemUTC();
		boolean https = "https".equalsIgnoreCase(settings.publicUrl().getScheme());
		SessionKeys keys = SessionKeys.parse(session.keys());
		Cookies cookies = new Cookies(keys, https, session.signInWithin(), clock);
		Issuer issuer = new Issuer(session, settings.publicUrl() + StaffArea.CALLBACK, services::resolve, client,
				breakers.create("issuer"), json, clock);
		SignIn signIn = new SignIn(issuer, new IdTokens(session, services::resolve, client), cookies, session.issuer(),
				clock);
		return new StaffSessions(cookies, keys, new Forms(keys, settings.publicUrl()),
				new Renewals(issuer, session, clock), signIn, settings.upstream().breaker().openFor());
	}

}
