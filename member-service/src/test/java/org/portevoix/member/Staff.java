package org.portevoix.member;

import java.time.Instant;
import java.util.Map;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;

/** Gives tokens as signed-in people have them. */
public final class Staff {

	private Staff() {
	}

	/** Of somebody with a role in one organisation. */
	public static String token(ConfigurableApplicationContext service, String organisation, String role) {
		return token(service, claims(service).claim("roles", Map.of(organisation, role)));
	}

	/** Of an administrator of the platform. */
	public static String platform(ConfigurableApplicationContext service) {
		return token(service, claims(service).claim("roles", Map.of()).claim("platform", true));
	}

	private static JwtClaimsSet.Builder claims(ConfigurableApplicationContext service) {
		Instant now = Instant.now();
		return JwtClaimsSet.builder()
			.issuer(service.getEnvironment().getRequiredProperty("PUBLIC_URL"))
			.subject("staff-of-tests")
			.claim("name", "Stéphanie Test")
			.claim("scope", "openid console")
			.issuedAt(now)
			.expiresAt(now.plusSeconds(300));
	}

	@SuppressWarnings("unchecked")
	private static String token(ConfigurableApplicationContext service, JwtClaimsSet.Builder claims) {
		JWKSource<SecurityContext> keys = service.getBean("signingKeys", JWKSource.class);
		return new NimbusJwtEncoder(keys)
			.encode(JwtEncoderParameters.from(JwsHeader.with(SignatureAlgorithm.RS256).build(), claims.build()))
			.getTokenValue();
	}

}
