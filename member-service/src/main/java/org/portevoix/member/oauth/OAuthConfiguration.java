package org.portevoix.member.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2ClientAuthenticationConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.oauth2.server.authorization.web.authentication.ClientSecretBasicAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

/**
 * Wires the issuer: client credentials, HTTP Basic, and nothing else that the framework
 * could do.
 */
@Configuration(proxyBeanMethods = false)
class OAuthConfiguration {

	private static final RequestMatcher ENDPOINTS = new OrRequestMatcher(pathPattern(HttpMethod.POST, "/oauth2/token"),
			pathPattern(HttpMethod.GET, "/oauth2/jwks"));

	@Bean
	@Order(1)
	SecurityFilterChain issuer(HttpSecurity http, JsonMapper json) {
		OAuthErrors errors = new OAuthErrors(json);
		return http.securityMatcher(ENDPOINTS)
			.with(new OAuth2AuthorizationServerConfigurer(),
					(server) -> server.clientAuthentication((clients) -> basicOnly(clients, errors))
						.tokenEndpoint((tokens) -> tokens.accessTokenRequestConverters((readers) -> {
							readers.clear();
							readers.add(new ScopesOrAll());
						}).errorResponseHandler(errors)))
			.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
			.exceptionHandling((handling) -> handling.authenticationEntryPoint(errors))
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.csrf(AbstractHttpConfigurer::disable)
			// A token is not for any cache.
			.headers((headers) -> headers.defaultsDisabled().cacheControl(Customizer.withDefaults()))
			.requestCache(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.build();
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

	/** The clients; those that organisations make for themselves will join here. */
	@Bean
	RegisteredClientRepository registeredClients(OAuthSettings settings) {
		return new InMemoryRegisteredClientRepository(new BootstrapClients(settings).all());
	}

	@Bean
	OAuth2AuthorizationService authorizations() {
		return new NothingKept();
	}

	@Bean
	OAuth2TokenCustomizer<JwtEncodingContext> accessTokenClaims(OAuthSettings settings) {
		return new AccessTokenClaims(settings.issuer().toString());
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
	JwtDecoder ownTokens(RSAKey signingKey, OAuthSettings settings) throws JOSEException {
		NimbusJwtDecoder decoder = NimbusJwtDecoder.withPublicKey(signingKey.toRSAPublicKey()).build();
		decoder.setJwtValidator(JwtValidators.createDefaultWithIssuer(settings.issuer().toString()));
		return decoder;
	}

}
