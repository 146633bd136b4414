package org.portevoix.member.oauth;

import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What somebody of the staff let the console do: from the code to the last token that is
 * renewed with it, one document. Codes and tokens are kept as hashes.
 *
 * @param credential what she proved herself with; with another one nothing of this is
 * good any longer
 * @param authenticatedAt when she gave her password
 * @param challenge of PKCE, S256
 * @param code hash of the code
 * @param codeUsed whether there was a token for it
 * @param refresh hash of the refresh token
 * @param renewedAt when it was used last
 * @param ends when the refresh token ends, however often it is used
 * @param revoked whether it is over before its time
 * @param expires when nothing of it is good any longer
 */
@Document(Authorization.COLLECTION)
record Authorization(@Id String id, String client, String staffId, int credential, Instant authenticatedAt,
		Set<String> scopes, String redirectUri, String authorizationUri, String challenge, @Nullable String nonce,
		String code, Instant codeIssuedAt, Instant codeExpiresAt, boolean codeUsed, @Nullable String refresh,
		@Nullable Instant refreshIssuedAt, @Nullable Instant renewedAt, @Nullable Instant ends, boolean revoked,
		Instant expires) {

	static final String COLLECTION = "authorizations";

	Authorization {
		scopes = Set.copyOf(scopes);
	}

}
