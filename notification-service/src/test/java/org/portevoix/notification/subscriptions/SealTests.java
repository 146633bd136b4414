package org.portevoix.notification.subscriptions;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SealTests {

	private static final String OLD = "old:" + Base64.getEncoder().encodeToString(new byte[32]);

	private static final String NEW = "new:"
			+ Base64.getEncoder().encodeToString("k".repeat(32).getBytes(StandardCharsets.UTF_8));

	private static final byte[] SECRET = "the secret of a subscription".getBytes(StandardCharsets.UTF_8);

	@Test
	void opensWhatAnyOfItsKeysSealed() {
		String sealed = seal(OLD).seal("s1", SECRET);
		assertThat(seal(NEW + "," + OLD).open("s1", sealed)).isEqualTo(SECRET);
		assertThat(seal(NEW + "," + OLD).seal("s1", SECRET)).startsWith("new.");
		assertThat(sealed).doesNotContain("secret").isNotEqualTo(seal(OLD).seal("s1", SECRET));
	}

	@Test
	void opensNothingForAnotherSubscriptionNorWithoutTheKey() {
		String sealed = seal(OLD).seal("s1", SECRET);
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> seal(OLD).open("s2", sealed));
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> seal(NEW).open("s1", sealed));
	}

	@Test
	void refusesKeysThatAreNone() {
		assertThatIllegalArgumentException().isThrownBy(() -> seal("k1:c2hvcnQ="));
		assertThatIllegalArgumentException().isThrownBy(() -> seal(" "));
	}

	private static Seal seal(String keys) {
		return new Seal(new SubscriptionSettings(keys, Duration.ofHours(24), Duration.ZERO, 50));
	}

}
