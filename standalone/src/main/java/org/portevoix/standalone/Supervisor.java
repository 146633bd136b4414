package org.portevoix.standalone;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Starts the parts, starts again what died, and stops them in their order. */
final class Supervisor {

	private static final Duration START_LIMIT = Duration.ofSeconds(240);

	private static final Duration POLL = Duration.ofMillis(50);

	private static final Duration FIRST_PAUSE = Duration.ofMillis(300);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

	/** Whoever lived this long died of something new. */
	private static final Duration SETTLED = Duration.ofSeconds(20);

	private final Path data;

	private final Voice voice;

	private final List<List<Child>> groups = new CopyOnWriteArrayList<>();

	private volatile boolean stopping;

	Supervisor(Path data, Voice voice) {
		this.data = data;
		this.voice = voice;
	}

	/** Starts these at once and waits until all of them answer. */
	void startTogether(List<Part> parts) {
		List<Child> children = parts.stream().map((part) -> new Child(part, this.data)).toList();
		this.groups.addFirst(children);
		try (ExecutorService starts = Executors.newVirtualThreadPerTaskExecutor()) {
			var started = new ExecutorCompletionService<Void>(starts);
			children.forEach((child) -> started.submit(() -> startAndWait(child), null));
			awaitAll(started, children.size());
		}
	}

	private void awaitAll(CompletionService<Void> started, int count) {
		try {
			for (int i = 0; i < count; i++) {
				started.take().get();
			}
		}
		catch (ExecutionException ex) {
			// Nobody needs to wait for the others any more.
			this.stopping = true;
			throw (ex.getCause() instanceof Problem problem) ? problem : new IllegalStateException(ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void startAndWait(Child child) {
		long begin = System.nanoTime();
		Process process = start(child);
		Duration taken = Duration.ZERO;
		while (!this.stopping && !child.part().ready().getAsBoolean()) {
			taken = Duration.ofNanos(System.nanoTime() - begin);
			if (!process.isAlive() && !this.stopping) {
				throw new Problem(child.part().says() + " ended while it started. Its last words are in "
						+ child.part().log(this.data) + ".");
			}
			if (taken.compareTo(START_LIMIT) > 0) {
				throw new Problem(child.part().says() + " does not answer after %d seconds. See %s."
					.formatted(taken.toSeconds(), child.part().log(this.data)));
			}
			pause(POLL);
		}
		if (!this.stopping) {
			child.answers();
			this.voice.say("  %-21s ready after %s s", child.part().says(),
					Voice.seconds((System.nanoTime() - begin) / 1e9));
			Thread.ofVirtual().name("watch-" + child.part().name()).start(() -> watch(child, process));
		}
	}

	private void watch(Child child, Process first) {
		Process process = first;
		Duration pause = FIRST_PAUSE;
		while (!this.stopping) {
			long begin = System.nanoTime();
			int code = await(process);
			if (System.nanoTime() - begin > SETTLED.toNanos()) {
				pause = FIRST_PAUSE;
			}
			pause(pause);
			if (this.stopping) {
				return;
			}
			this.voice.say("%s died (exit code %d); starting it again", child.part().name(), code);
			process = start(child);
			tellWhenBack(child, process);
			pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
		}
	}

	private void tellWhenBack(Child child, Process process) {
		long begin = System.nanoTime();
		Thread.ofVirtual().name("back-" + child.part().name()).start(() -> {
			while (!this.stopping && process.isAlive()) {
				if (child.part().ready().getAsBoolean()) {
					child.answers();
					this.voice.say("%s is back after %s s", child.part().name(),
							Voice.seconds((System.nanoTime() - begin) / 1e9));
					return;
				}
				pause(POLL);
			}
		});
	}

	/** A stop that came in between must not leave one behind. */
	private Process start(Child child) {
		Process process = child.start();
		if (this.stopping) {
			process.destroy();
		}
		return process;
	}

	private static int await(Process process) {
		try {
			return process.waitFor();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return -1;
		}
	}

	/** Ends everything, what depends on others first. */
	synchronized void stop() {
		this.stopping = true;
		if (this.groups.stream().flatMap(List::stream).anyMatch(Child::isLearning)) {
			this.voice
				.say("The parts write down what they met; this once it takes longer, and later starts take less.");
		}
		for (List<Child> group : this.groups) {
			group.forEach(Child::askToStop);
			group.forEach(Child::awaitStop);
		}
		this.groups.clear();
	}

	private static void pause(Duration duration) {
		try {
			Thread.sleep(duration);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
