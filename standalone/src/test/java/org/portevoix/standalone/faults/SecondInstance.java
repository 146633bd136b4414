package org.portevoix.standalone.faults;

import java.time.Duration;
import java.util.Set;

import org.portevoix.backing.ChildProcess;

/**
 * Two instances share the work, and one of them is killed, or stands still for longer
 * than its session and goes on in the belief that it still owns its partitions.
 *
 * @param service which
 * @param frozen how long it stands still; killed if zero
 */
record SecondInstance(String service, Duration frozen) implements Fault {

	static SecondInstance frozen(String service, Duration lasts) {
		return new SecondInstance(service, lasts);
	}

	static SecondInstance killed(String service) {
		return new SecondInstance(service, Duration.ZERO);
	}

	@Override
	public String name() {
		return "one of two %s %s".formatted(this.service, this.frozen.isZero() ? "killed" : "frozen");
	}

	@Override
	public String strike(Platform platform, Crowd crowd) {
		try (ChildProcess second = platform.second(this.service)) {
			second.start();
			crowd.awaitMore(100);
			if (this.frozen.isZero()) {
				second.kill();
				crowd.awaitMore(200);
				return "a second one joined, worked and was killed";
			}
			second.suspend();
			Platform.pass(this.frozen);
			second.resume();
			crowd.awaitMore(200);
		}
		return "a second one joined and worked, SIGSTOP for %d s (session 12 s), SIGCONT, then an end by SIGTERM"
			.formatted(this.frozen.toSeconds());
	}

	@Override
	public Set<Allowed> allowed() {
		return this.service.equals("notification-service") ? Set.of(Allowed.TROUBLE, Allowed.MAIL_TWICE)
				: Set.of(Allowed.TROUBLE);
	}

}
