package org.portevoix.member.oauth;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

import com.nimbusds.jose.jwk.RSAKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SigningKeyTests {

	@Test
	void keepsItsIdAsLongAsTheKeyStays() throws Exception {
		String base64 = key("RSA", 2048);
		RSAKey read = SigningKey.parse(base64);
		assertThat(read.getKeyID()).isEqualTo(SigningKey.parse(base64).getKeyID())
			.isNotEqualTo(SigningKey.parse(key("RSA", 2048)).getKeyID());
		assertThat(read.isPrivate()).isTrue();
		assertThat(read.toPublicJWK().isPrivate()).isFalse();
	}

	@Test
	void takesAKeyBrokenIntoLines() throws Exception {
		String base64 = key("RSA", 2048);
		assertThat(SigningKey.parse(base64.replaceAll("(.{64})", "$1\n")).getKeyID())
			.isEqualTo(SigningKey.parse(base64).getKeyID());
	}

	@ParameterizedTest
	@ValueSource(strings = { "not a key", "bm90IGEga2V5", "" })
	void refusesWhatIsNoKeyWithoutQuotingIt(String setting) {
		assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.parse(setting))
			.withMessageContaining("OAUTH_SIGNING_KEY")
			.withNoCause();
	}

	@Test
	void refusesAShortKeyAndOneOfAnotherKind() {
		assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.parse(key("RSA", 1024)));
		assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.parse(key("EC", 256)));
	}

	static String key(String algorithm, int bits) throws NoSuchAlgorithmException {
		KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
		generator.initialize(bits);
		return Base64.getEncoder().encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
	}

}
