package org.portevoix.standalone.faults;

import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Something is not there, or hardly, for a while.
 *
 * @param name of the fault
 * @param begin makes it so
 * @param end makes it right again
 * @param lasts how long in between
 * @param perSecond new citizens a second
 * @param allowed what may happen
 */
record Away(String name, Consumer<Platform> begin, Consumer<Platform> end, Duration lasts, double perSecond,
		Set<Allowed> allowed) implements Fault {

	static Away store(Duration lasts) {
		return new Away("store away", (platform) -> platform.cable().cut(), (platform) -> platform.cable().mend(),
				lasts, 10, Set.of());
	}

	static Away slowStore(Duration lasts) {
		return new Away("store slow (each request 150 ms later)",
				(platform) -> platform.cable().slow(Duration.ofMillis(150)), (platform) -> platform.cable().mend(),
				lasts, 20, Set.of());
	}

	static Away broker(Duration lasts) {
		return new Away("broker away (SIGSTOP)", (platform) -> platform.freeze("kafka"),
				(platform) -> platform.thaw("kafka"), lasts, 20, Set.of(Allowed.TROUBLE));
	}

	@Override
	public String strike(Platform platform, Crowd crowd) {
		this.begin.accept(platform);
		try {
			Platform.pass(this.lasts);
		}
		finally {
			this.end.accept(platform);
		}
		return "for %d s".formatted(this.lasts.toSeconds());
	}

}
