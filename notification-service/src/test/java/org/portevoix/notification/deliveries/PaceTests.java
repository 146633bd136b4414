package org.portevoix.notification.deliveries;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PaceTests {

	@Test
	void spreadsTheTurnsOverTheSecond() {
		Pace pace = new Pace();
		long now = System.nanoTime();
		assertThat(pace.waitAt(now)).isZero();
		pace.taken(now, 10);
		assertThat(pace.waitAt(now)).isBetween(100_000_000L, 105_000_000L);
		assertThat(pace.waitAt(now + 110_000_000L)).isZero();
	}

	@Test
	void hasAllTurnsAtOnceWhereNobodyAsks() {
		Pace pace = new Pace();
		long now = System.nanoTime();
		pace.taken(now, null);
		assertThat(pace.waitAt(now)).isZero();
	}

}
