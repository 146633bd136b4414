package org.portevoix.gateway.limit;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import io.github.bucket4j.TimeMeter;
import org.junit.jupiter.api.Test;
import org.portevoix.gateway.client.ClientKey;
import org.portevoix.gateway.limit.RateLimits.Limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RateLimitsTests {

	private static final ClientKey ONE = new ClientKey(1);

	private static final ClientKey OTHER = new ClientKey(2);

	private final Clockwork time = new Clockwork();

	private final RateLimits limits = new RateLimits(Map.of(RequestKind.SIGN, new Limit(10, Duration.ofMinutes(10)),
			RequestKind.READ, new Limit(100, Duration.ofMinutes(1))), 1000, this.time);

	@Test
	void letsTheWholeAllowancePassAtOnce() {
		assertThat(passed(RequestKind.SIGN, ONE, 15)).isEqualTo(10);
	}

	@Test
	void countsEachClientAndKindApart() {
		passed(RequestKind.SIGN, ONE, 10);
		assertThat(passed(RequestKind.SIGN, OTHER, 1)).isOne();
		assertThat(passed(RequestKind.READ, ONE, 1)).isOne();
	}

	@Test
	void tellsHowLongToWait() {
		passed(RequestKind.SIGN, ONE, 10);
		Duration wait = this.limits.take(RequestKind.SIGN, ONE);
		assertThat(wait).isBetween(Duration.ofSeconds(59), Duration.ofSeconds(61));
		this.time.advance(wait);
		assertThat(passed(RequestKind.SIGN, ONE, 2)).isOne();
	}

	@Test
	void givesTheAllowanceBackEvenly() {
		passed(RequestKind.SIGN, ONE, 10);
		this.time.advance(Duration.ofMinutes(5));
		assertThat(passed(RequestKind.SIGN, ONE, 10)).isEqualTo(5);
	}

	@Test
	void letsKindsWithoutLimitPass() {
		assertThat(passed(RequestKind.TOKEN, ONE, 1000)).isEqualTo(1000);
	}

	@Test
	void refusesALimitOfNothing() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Limit(0, Duration.ofMinutes(1)));
		assertThatIllegalArgumentException().isThrownBy(() -> new Limit(1, Duration.ZERO));
	}

	private long passed(RequestKind kind, ClientKey client, int requests) {
		long passed = 0;
		for (int i = 0; i < requests; i++) {
			passed += this.limits.take(kind, client).isZero() ? 1 : 0;
		}
		return passed;
	}

	private static final class Clockwork implements TimeMeter {

		private final AtomicLong nanos = new AtomicLong();

		void advance(Duration duration) {
			this.nanos.addAndGet(duration.toNanos());
		}

		@Override
		public long currentTimeNanos() {
			return this.nanos.get();
		}

		@Override
		public boolean isWallClockBased() {
			return false;
		}

	}

}
