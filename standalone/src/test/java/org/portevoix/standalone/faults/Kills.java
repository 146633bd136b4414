package org.portevoix.standalone.faults;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * SIGKILL at random moments, to every process in turn: services, and at the same time
 * what they need.
 *
 * @param times how often each is killed
 * @param lanes those of a lane are killed one after the other
 * @param perSecond new citizens a second
 */
record Kills(int times, List<List<String>> lanes, double perSecond) implements Fault {

	private static final int MOST_MILLIS_BETWEEN = 3000;

	static Kills ofEverything(int times) {
		return new Kills(times, List.of(Platform.SERVICES, Platform.OTHERS), 20);
	}

	@Override
	public String name() {
		return "SIGKILL";
	}

	@Override
	public String strike(Platform platform, Crowd crowd) throws Exception {
		try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<?>> running = this.lanes.stream()
				.<Future<?>>map((lane) -> all.submit(() -> kill(platform, lane)))
				.toList();
			for (Future<?> lane : running) {
				lane.get();
			}
		}
		List<String> parts = this.lanes.stream().flatMap(List::stream).toList();
		return "%d kills at random moments, %d of each: %s".formatted(this.times * parts.size(), this.times,
				String.join(", ", parts));
	}

	private void kill(Platform platform, List<String> lane) {
		Stream.generate(() -> lane).limit(this.times).flatMap(List::stream).forEach((part) -> {
			Platform.pass(Duration.ofMillis(ThreadLocalRandom.current().nextInt(MOST_MILLIS_BETWEEN)));
			platform.kill(part);
		});
	}

	@Override
	public Set<Allowed> allowed() {
		boolean mailbox = this.lanes.stream().anyMatch((lane) -> lane.contains("mailbox"));
		return mailbox ? Set.of(Allowed.TROUBLE, Allowed.MAIL_TWICE, Allowed.MAIL_LOST_WITH_MAILBOX)
				: Set.of(Allowed.TROUBLE, Allowed.MAIL_TWICE);
	}

}
