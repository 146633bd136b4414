package org.portevoix.gateway.health;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HealthTests {

	@Test
	void isUpWhileSignaturesAreTaken() {
		assertThat(Health.of(true, false, false, false)).satisfies((health) -> {
			assertThat(health.takesSignatures()).isTrue();
			assertThat(health.degraded()).containsExactly("member-service", "notification-service", "mongodb");
		});
		assertThat(Health.of(true, true, true, true).degraded()).isEmpty();
	}

	@Test
	void isDownWhenTheyAreNotAndNamesWhatTakesThem() {
		assertThat(Health.of(false, true, true, false)).satisfies((health) -> {
			assertThat(health.takesSignatures()).isFalse();
			assertThat(health.degraded()).containsExactly("campaign-service");
		});
	}

}
