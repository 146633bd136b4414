package org.portevoix.service.access;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.portevoix.events.Event;
import org.portevoix.events.StaffEvent;
import org.portevoix.events.StaffEvent.ClientRevoked;

import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Refuses the tokens of clients that were revoked. An id is never given again, so a
 * client that was revoked once stays so.
 */
public class RevokedClients implements OAuth2TokenValidator<Jwt> {

	private static final OAuth2TokenValidatorResult REFUSED = OAuth2TokenValidatorResult
		.failure(new OAuth2Error("invalid_token", "The client was revoked", null));

	private final Set<String> revoked = ConcurrentHashMap.newKeySet();

	RevokedClients() {
	}

	@Override
	public OAuth2TokenValidatorResult validate(Jwt token) {
		String client = token.getClaimAsString("client_id");
		return (client != null && this.revoked.contains(client)) ? REFUSED : OAuth2TokenValidatorResult.success();
	}

	void apply(Event<StaffEvent> event) {
		if (event.data() instanceof ClientRevoked gone) {
			this.revoked.add(gone.clientId());
		}
	}

}
