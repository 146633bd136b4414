package org.portevoix.service.access;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.portevoix.events.StaffEvent;
import org.portevoix.messaging.TopicView;
import org.portevoix.messaging.TopicViews;
import org.portevoix.service.problems.Problem;
import org.portevoix.service.problems.ProblemWriter;
import org.portevoix.service.problems.Unavailable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.JwkSetUriJwtDecoderBuilderCustomizer;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
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
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.client.RestTemplate;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

/**
 * Two chains: what the public does passes no filter at all, since signing comes in
 * thousands a second; the API, the console and what services ask each other need a token,
 * also what somebody adds later and forgets to think about. What the holder of a token
 * may do is decided where it is done, by {@link Permission}.
 */
@AutoConfiguration(before = OAuth2ResourceServerWebSecurityAutoConfiguration.class)
class AccessConfiguration {

	private static final Duration PATIENCE = Duration.ofSeconds(2);

	private static final RequestMatcher GUARDED = new OrRequestMatcher(pathPattern("/api/**"),
			pathPattern("/internal/**"), pathPattern("/console"), pathPattern("/console/**"));

	private final OpenPaths open;

	AccessConfiguration(ObjectProvider<OpenPaths> open) {
		this.open = open.getIfAvailable(() -> new OpenPaths(List.of(), List.of()));
	}

	@Bean
	@Order(100)
	SecurityFilterChain everybody() {
		return new DefaultSecurityFilterChain(this::isOpen);
	}

	/**
	 * No session and no cookie stands for anybody here, so there is nothing that a forged
	 * request could ride on: the gateway checks what comes with its own cookie. Headers
	 * are the gateway's business too.
	 */
	@Bean
	@Order(101)
	SecurityFilterChain holdersOfTokens(HttpSecurity http, ProblemWriter problems) {
		AuthenticationEntryPoint unauthorized = (request, response, ex) -> refuse(problems, request, response, ex);
		AccessDeniedHandler forbidden = (_, response, _) -> problems.write(response, new NotYours());
		RequestMatcher[] optional = this.open.tokenOptional().toArray(RequestMatcher[]::new);
		return http
			.authorizeHttpRequests(
					(requests) -> requests.requestMatchers(optional).permitAll().anyRequest().authenticated())
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

	/** Boot adds it to what its decoder checks. */
	@Bean
	RevokedClients revokedClients() {
		return new RevokedClients();
	}

	/**
	 * A revocation matters as long as tokens live, which is minutes, and the topic keeps
	 * it for days: reading what there is from the beginning is more than enough for who
	 * starts late.
	 */
	@Bean
	TopicView<StaffEvent> revocationsView(TopicViews views, RevokedClients clients) {
		return views.of("staff", StaffEvent.class, clients::apply);
	}

	/** By pattern, which sees through an encoded path as the routes do. */
	private boolean isOpen(HttpServletRequest request) {
		return !GUARDED.matches(request)
				|| this.open.unfiltered().stream().anyMatch((matcher) -> matcher.matches(request));
	}

	private static void refuse(ProblemWriter problems, HttpServletRequest request, HttpServletResponse response,
			AuthenticationException ex) throws IOException {
		Problem problem = (ex instanceof AuthenticationServiceException) ? new Unavailable()
				: new TokenNeeded(request.getHeader("Authorization") != null);
		problems.write(response, problem);
	}

}
