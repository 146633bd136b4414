package org.portevoix.member;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.portevoix.member.oauth.TestKey;
import org.portevoix.service.access.Role;

/** Tokens as the issuer gives them to staff, for tests of what they open. */
public final class StaffTokens {

	private StaffTokens() {
	}

	public static String of(String id, Map<String, Role> roles) {
		return of(id, roles, false);
	}

	/** Of an administrator of the whole platform. */
	public static String platform() {
		return of("platform", Map.of(), true);
	}

	private static String of(String id, Map<String, Role> roles, boolean platform) {
		Map<String, String> codes = new HashMap<>();
		roles.forEach((organisation, role) -> codes.put(organisation, role.code()));
		JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder().issuer("https://portevoix.example.org")
			.subject(id)
			.expirationTime(Date.from(Instant.now().plusSeconds(300)))
			.claim("scope", "openid console")
			.claim("name", "Noor Voorbeeld")
			.claim("roles", codes);
		if (platform) {
			claims.claim("platform", true);
		}
		try {
			SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims.build());
			token.sign(new RSASSASigner(TestKey.parsed()));
			return token.serialize();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
