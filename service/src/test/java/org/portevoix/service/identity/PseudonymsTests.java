package org.portevoix.service.identity;

import java.util.Base64;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PseudonymsTests {

	private final Pseudonyms pseudonyms = new Pseudonyms(Base64.getEncoder().encodeToString(new byte[32]));

	@Test
	void staysTheSameForEver() {
		assertThat(this.pseudonyms.signature("c1", "aicha@example.org"))
			.isEqualTo("X_0Xb8lQAwPYYd2wi4Cc-bqRDslEKjiXP3G9sKXIvPc");
	}

	@Test
	void dependsOnThePepper() {
		byte[] other = new byte[32];
		other[0] = 1;
		assertThat(new Pseudonyms(Base64.getEncoder().encodeToString(other)).person("a@example.org"))
			.isNotEqualTo(this.pseudonyms.person("a@example.org"));
	}

	@Test
	void doesNotConfuseWhereOnePartEndsAndTheNextBegins() {
		assertThat(this.pseudonyms.event("ab", "c")).isNotEqualTo(this.pseudonyms.event("a", "bc"));
	}

	@Test
	void refusesAShortPepper() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new Pseudonyms(Base64.getEncoder().encodeToString(new byte[16])))
			.withMessageContaining("PEPPER");
	}

}
