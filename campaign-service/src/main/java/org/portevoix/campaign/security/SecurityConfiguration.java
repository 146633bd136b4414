package org.portevoix.campaign.security;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.portevoix.campaign.problems.Problem;
import org.portevoix.campaign.problems.ProblemWriter;
import org.portevoix.campaign.problems.Unavailable;

import org.springframework.boot.security.oauth2.server.resource.autoconfigure.JwkSetUriJwtDecoderBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationEntryPointFailureHandler;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.client.RestTemplate;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

/**
 * Two chains: what the public does passes no filter at all, since signing comes in
 * thousands a second; all else under {@code /api/} needs a token, also what somebody adds
 * later and forgets to think about.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

	private static final Duration PATIENCE = Duration.ofSeconds(2);

	private static final String CAMPAIGNS = "/api/v1/campaigns/**";

	private static final RequestMatcher API = pathPattern("/api/**");

	private static final List<RequestMatcher> OPEN = List.of(
			pathPattern(HttpMethod.POST, "/api/v1/campaigns/{slug}/signatures"),
			pathPattern(HttpMethod.POST, "/api/v1/signatures/confirmations"),
			pathPattern(HttpMethod.POST, "/api/v1/signatures/withdrawals"),
			pathPattern(HttpMethod.GET, "/api/v1/campaigns/{slug}/count"),
			pathPattern(HttpMethod.GET, "/api/v1/campaigns/{slug}/count/stream"), pathPattern("/api/v1/noop"));

	@Bean
	@Order(1)
	SecurityFilterChain everybody() {
		return new DefaultSecurityFilterChain(SecurityConfiguration::isOpen);
	}

	/**
	 * No session and no cookie stands for anybody here, so there is nothing that a forged
	 * request could ride on: no CSRF tokens. Headers are the gateway's business.
	 */
	@Bean
	@Order(2)
	SecurityFilterChain holdersOfTokens(HttpSecurity http, ProblemWriter problems) {
		AuthenticationEntryPoint unauthorized = (request, response, ex) -> refuse(problems, request, response, ex);
		AccessDeniedHandler forbidden = (_, response, _) -> problems.write(response, new NotYours());
		return http
			.authorizeHttpRequests((requests) -> requests.requestMatchers(HttpMethod.GET, "/api/v1/campaigns/*/stats")
				.hasAuthority("SCOPE_campaigns:read")
				.requestMatchers(HttpMethod.GET, "/api/v1/campaigns", "/api/v1/campaigns/*")
				.permitAll()
				.requestMatchers(CAMPAIGNS)
				.hasAuthority("SCOPE_campaigns:write")
				.anyRequest()
				.authenticated())
			.oauth2ResourceServer((server) -> server.jwt((_) -> {
			})
				.authenticationEntryPoint(unauthorized)
				.accessDeniedHandler(forbidden)
				.withObjectPostProcessor(answering(unauthorized)))
			.exceptionHandling(
					(handling) -> handling.authenticationEntryPoint(unauthorized).accessDeniedHandler(forbidden))
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.csrf(AbstractHttpConfigurer::disable)
			.headers(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.build();
	}

	/** Keys that can't be fetched are a 503, and no fault to throw at the container. */
	private static ObjectPostProcessor<BearerTokenAuthenticationFilter> answering(AuthenticationEntryPoint entryPoint) {
		AuthenticationEntryPointFailureHandler handler = new AuthenticationEntryPointFailureHandler(entryPoint);
		handler.setRethrowAuthenticationServiceException(false);
		return new ObjectPostProcessor<>() {
			@Override
			public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
				filter.setAuthenticationFailureHandler(handler);
				return filter;
			}
		};
	}

	/** The keys come from member-service, which may be away. */
	@Bean
	JwkSetUriJwtDecoderBuilderCustomizer impatientForKeys() {
		SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
		requests.setConnectTimeout(PATIENCE);
		requests.setReadTimeout(PATIENCE);
		return (decoder) -> decoder.restOperations(new RestTemplate(requests));
	}

	/** By pattern, which sees through an encoded path as the routes do. */
	private static boolean isOpen(HttpServletRequest request) {
		return !API.matches(request) || OPEN.stream().anyMatch((matcher) -> matcher.matches(request));
	}

	private static void refuse(ProblemWriter problems, HttpServletRequest request, HttpServletResponse response,
			AuthenticationException ex) throws IOException {
		Problem problem = (ex instanceof AuthenticationServiceException) ? new Unavailable()
				: new TokenNeeded(request.getHeader("Authorization") != null);
		problems.write(response, problem);
	}

}
