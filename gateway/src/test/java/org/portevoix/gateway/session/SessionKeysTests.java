package org.portevoix.gateway.session;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SessionKeysTests {

	private static final String USE = "portevoix_session";

	private static final byte[] CONTENT = "what nobody may read".getBytes(StandardCharsets.UTF_8);

	private final SessionKeys keys = SessionKeys.parse("k1:" + key(1));

	@Test
	void openWhatTheySealed() {
		String sealed = this.keys.seal(USE, CONTENT);
		assertThat(sealed).matches("k1\\.[A-Za-z0-9_-]+");
		assertThat(this.keys.open(USE, sealed)).isEqualTo(CONTENT);
	}

	@Test
	void sealTheSameInAnotherWayEachTime() {
		assertThat(this.keys.seal(USE, CONTENT)).isNotEqualTo(this.keys.seal(USE, CONTENT));
	}

	@Test
	void openNothingThatWasSealedForAnotherUse() {
		assertThat(this.keys.open("portevoix_attempt", this.keys.seal(USE, CONTENT))).isNull();
	}

	@Test
	void openNothingThatWasChanged() {
		String sealed = this.keys.seal(USE, CONTENT);
		byte[] bytes = Base64.getUrlDecoder().decode(sealed.substring(3));
		for (int i = 0; i < bytes.length; i++) {
			byte[] changed = bytes.clone();
			changed[i] ^= 1;
			assertThat(this.keys.open(USE, "k1." + encoded(changed))).as("byte %d", i).isNull();
			assertThat(this.keys.open(USE, "k1." + encoded(Arrays.copyOf(bytes, i)))).as("first %d", i).isNull();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ".", "k1", "k1.", "k1.!", "k2.AAAA", ".AAAA", "k1.AAAA", "k1.\u0000", "K1.AAAA" })
	void openNoRubbish(String rubbish) {
		assertThat(this.keys.open(USE, rubbish)).isNull();
		assertThat(this.keys.isFormToken(rubbish, "session")).isFalse();
	}

	@Test
	void rotate() {
		String sealed = this.keys.seal(USE, CONTENT);
		String token = this.keys.formToken("session");
		SessionKeys rotated = SessionKeys.parse(" k2:%s , k1:%s".formatted(key(2), key(1)));
		assertThat(rotated.open(USE, sealed)).isEqualTo(CONTENT);
		assertThat(rotated.isFormToken(token, "session")).isTrue();
		assertThat(rotated.seal(USE, CONTENT)).startsWith("k2.");
		assertThat(rotated.formToken("session")).isNotEqualTo(token);
		assertThat(this.keys.open(USE, rotated.seal(USE, CONTENT))).isNull();
		SessionKeys after = SessionKeys.parse("k2:" + key(2));
		assertThat(after.open(USE, sealed)).isNull();
		assertThat(after.isFormToken(token, "session")).isFalse();
	}

	@Test
	void doNotTakeAnotherKeyUnderTheSameName() {
		assertThat(SessionKeys.parse("k1:" + key(2)).open(USE, this.keys.seal(USE, CONTENT))).isNull();
	}

	@Test
	void makeATokenForOneSessionOnly() {
		String token = this.keys.formToken("session");
		assertThat(this.keys.isFormToken(token, "session")).isTrue();
		assertThat(this.keys.isFormToken(token, "sessioo")).isFalse();
		assertThat(this.keys.isFormToken(token + "A", "session")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ",", "k1", "k1:", ":AAAA", "k 1:AAAA", "k1:AAAA", "k1:not base64 at all, but secret",
			"k1:secretsecretsecretsecretsecretsecretsecrets" })
	void refuseAFaultySettingWithoutQuotingIt(String setting) {
		assertThatIllegalArgumentException().isThrownBy(() -> SessionKeys.parse(setting)).satisfies((ex) -> {
			assertThat(ex.getMessage()).contains("SESSION_KEYS").doesNotContain("secret");
			assertThat(ex.getCause()).isNull();
		});
	}

	@Test
	void refuseTwoKeysOfOneName() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> SessionKeys.parse("k1:%s,k1:%s".formatted(key(1), key(2))));
	}

	private static String encoded(byte[] bytes) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	static String key(int seed) {
		byte[] bytes = new byte[32];
		bytes[0] = (byte) seed;
		return Base64.getEncoder().encodeToString(bytes);
	}

}
