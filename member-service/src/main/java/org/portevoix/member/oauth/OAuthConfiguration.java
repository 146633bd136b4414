package org.portevoix.member.oauth;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;
import java.util.stream.Stream;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.portevoix.member.clients.Clients;
import org.portevoix.member.signin.SignInSession;
import org.portevoix.member.staff.StaffAccounts;
import org.portevoix.service.access.RevokedClients;
import org.portevoix.service.store.CollectionIndex;
import org.portevoix.ui.Language;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2ClientAuthenticationConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.oauth2.server.authorization.web.OAuth2AuthorizationEndpointFilter;
import org.springframework.security.oauth2.server.authorization.web.authentication.ClientSecretBasicAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AuthorizationCodeAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2RefreshTokenAuthenticationConverter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

/**
 * Wires the issuer: client credentials for programs, codes with PKCE and refresh tokens
 * for the console, HTTP Basic, and nothing else that the framework could do.
 */
@Configuration(proxyBeanMethods = false)
class OAuthConfiguration {

	private static final RequestMatcher AUTHORIZE = pathPattern(HttpMethod.GET, SignedInContext.AUTHORIZE);

	private static final RequestMatcher ENDPOINTS = new OrRequestMatcher(AUTHORIZE,
			pathPattern(HttpMethod.POST, "/oauth2/token"), pathPattern(HttpMethod.POST, "/oauth2/revoke"),
			pathPattern(HttpMethod.GET, "/oauth2/jwks"));

	@Bean
	@Order(1)
	SecurityFilterChain issuer(HttpSecurity http, SignInSession session, JsonMapper json) {
		OAuthErrors errors = new OAuthErrors(json);
		return http.securityMatcher(ENDPOINTS)
			.with(new OAuth2AuthorizationServerConfigurer(), (server) -> configure(server, errors))
			.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
			.exceptionHandling((handling) -> handling.authenticationEntryPoint(new ToSignIn(errors)))
			.securityContext((context) -> context.securityContextRepository(new SignedInContext(session)))
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.csrf(AbstractHttpConfigurer::disable)
			// A token is not for any cache.
			.headers((headers) -> headers.defaultsDisabled().cacheControl(Customizer.withDefaults()))
			.requestCache(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.build();
	}

	private static void configure(OAuth2AuthorizationServerConfigurer server, OAuthErrors errors) {
		server.addObjectPostProcessor(new WithoutSession());
		server.oidc(Customizer.withDefaults())
			.clientAuthentication((clients) -> basicOnly(clients, errors))
			.tokenRevocationEndpoint((revocation) -> revocation.errorResponseHandler(errors))
			.tokenEndpoint((tokens) -> tokens.accessTokenRequestConverters((readers) -> {
				readers.clear();
				readers.add(new ScopesOrAll());
				readers.add(new OAuth2AuthorizationCodeAuthenticationConverter());
				readers.add(new OAuth2RefreshTokenAuthenticationConverter());
			}).errorResponseHandler(errors));
	}

	/**
	 * The framework would remember in memory who was given a code, for a sign-out that
	 * one instance could do.
	 */
	private static final class WithoutSession implements ObjectPostProcessor<OAuth2AuthorizationEndpointFilter> {

		@Override
		public <O extends OAuth2AuthorizationEndpointFilter> O postProcess(O filter) {
			filter.setSessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy());
			return filter;
		}

	}

	/** People are asked who they are, programs are told that they did not say it. */
	private record ToSignIn(OAuthErrors errors) implements AuthenticationEntryPoint {

		@Override
		public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException ex)
				throws IOException {
			if (AUTHORIZE.matches(request)) {
				String back = request.getRequestURI() + "?" + request.getQueryString();
				response.setStatus(HttpStatus.SEE_OTHER.value());
				response.setHeader(HttpHeaders.LOCATION,
						"/signin?to=" + URLEncoder.encode(back, StandardCharsets.UTF_8) + language(request));
			}
			else {
				this.errors.commence(request, response, ex);
			}
		}

		/** The first that she wishes and the pages speak, as OpenID Connect says it. */
		private static String language(HttpServletRequest request) {
			String wished = Objects.requireNonNullElse(request.getParameter("ui_locales"), "");
			return Stream.of(wished.split(" "))
				.flatMap((locale) -> Language.of(locale).stream())
				.map((language) -> "&lang=" + language.code())
				.findFirst()
				.orElse("");
		}

	}

	private static void basicOnly(OAuth2ClientAuthenticationConfigurer clients, OAuthErrors errors) {
		clients
			.authenticationConverters((readers) -> readers
				.removeIf((reader) -> !(reader instanceof ClientSecretBasicAuthenticationConverter)))
			.authenticationProviders((judges) -> judges.forEach((judge) -> {
				if (judge instanceof ClientSecretAuthenticationProvider secrets) {
					secrets.setPasswordEncoder(new SecretHash());
				}
			}))
			.errorResponseHandler(errors);
	}

	@Bean
	AuthorizationServerSettings authorizationServerSettings(OAuthSettings settings) {
		return AuthorizationServerSettings.builder().issuer(settings.issuer().toString()).build();
	}

	@Bean
	RegisteredClientRepository registeredClients(OAuthSettings settings, Clients clients, Clock clock) {
		return new AllClients(new BootstrapClients(settings), clients, clock);
	}

	@Bean
	Authorizations authorizations(MongoOperations mongo, RegisteredClientRepository registeredClients,
			StaffAccounts accounts, OAuthSettings settings, Clock clock) {
		return new Authorizations(mongo, registeredClients, accounts, settings, clock);
	}

	@Bean
	CollectionIndex authorizationsByCode() {
		return CollectionIndex.of(Authorization.COLLECTION, "code");
	}

	@Bean
	CollectionIndex authorizationsByRefreshToken() {
		return CollectionIndex.of(Authorization.COLLECTION, "refresh");
	}

	@Bean
	CollectionIndex authorizationsByExpiry() {
		return CollectionIndex.of(Authorization.COLLECTION, "expires");
	}

	@Bean
	OAuth2TokenCustomizer<JwtEncodingContext> accessTokenClaims(OAuthSettings settings, StaffAccounts accounts) {
		return new AccessTokenClaims(settings.issuer().toString(), accounts);
	}

	@Bean
	RSAKey signingKey(OAuthSettings settings) {
		return SigningKey.parse(settings.signingKey());
	}

	@Bean
	JWKSource<SecurityContext> signingKeys(RSAKey signingKey) {
		return new ImmutableJWKSet<>(new JWKSet(signingKey));
	}

	/**
	 * Verifies with the key at hand: this service does not ask itself over the network.
	 */
	@Bean
	JwtDecoder ownTokens(RSAKey signingKey, OAuthSettings settings, RevokedClients revoked) throws JOSEException {
		NimbusJwtDecoder decoder = NimbusJwtDecoder.withPublicKey(signingKey.toRSAPublicKey()).build();
		decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
				JwtValidators.createDefaultWithIssuer(settings.issuer().toString()), revoked));
		return decoder;
	}

}
