package org.portevoix.member.oauth;

import com.nimbusds.jose.jwk.RSAKey;
import org.portevoix.member.RunningMemberService;

/** The key that tokens are signed with in tests. */
public final class TestKey {

	private TestKey() {
	}

	public static RSAKey parsed() {
		return SigningKey.parse(RunningMemberService.SIGNING_KEY);
	}

}
