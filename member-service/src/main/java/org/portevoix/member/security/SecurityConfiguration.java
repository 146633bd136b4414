package org.portevoix.member.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * The chains behind that of the issuer: all under {@code /api/} needs a token unless it
 * is named here, also what somebody adds later and forgets to think about. Beyond it
 * there are only health and metrics, which the gateway does not let through.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

	private static final String[] PUBLIC = { "/api/v1/organisations", "/api/v1/organisations/*", "/api/v1/networks",
			"/api/v1/networks/*" };

	/**
	 * No session and no cookie stands for anybody here, so there is nothing that a forged
	 * request could ride on: no CSRF tokens. Headers are the gateway's business.
	 */
	@Bean
	@Order(2)
	SecurityFilterChain holdersOfTokens(HttpSecurity http, HandlerExceptionResolver handlerExceptionResolver) {
		AuthenticationEntryPoint unauthorized = (request, response, _) -> handlerExceptionResolver.resolveException(
				request, response, null, new TokenNeeded(request.getHeader(HttpHeaders.AUTHORIZATION) != null));
		AccessDeniedHandler forbidden = (request, response, _) -> handlerExceptionResolver.resolveException(request,
				response, null, new NotYours());
		return http.securityMatcher("/api/**")
			.authorizeHttpRequests((requests) -> requests.requestMatchers(HttpMethod.GET, PUBLIC)
				.permitAll()
				.requestMatchers(PUBLIC)
				.hasAuthority("SCOPE_organisations:write")
				.anyRequest()
				.authenticated())
			.oauth2ResourceServer((server) -> server.jwt((_) -> {
			}).authenticationEntryPoint(unauthorized).accessDeniedHandler(forbidden))
			.exceptionHandling(
					(handling) -> handling.authenticationEntryPoint(unauthorized).accessDeniedHandler(forbidden))
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.csrf(AbstractHttpConfigurer::disable)
			.headers(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.build();
	}

	@Bean
	@Order(3)
	SecurityFilterChain everythingElse() {
		return new DefaultSecurityFilterChain(AnyRequestMatcher.INSTANCE);
	}

}
