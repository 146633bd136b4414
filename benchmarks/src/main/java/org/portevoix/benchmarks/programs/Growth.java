package org.portevoix.benchmarks.programs;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.portevoix.benchmarks.figures.Figure;
import org.portevoix.benchmarks.platform.Campaign;
import org.portevoix.benchmarks.platform.Consumers;
import org.portevoix.benchmarks.platform.EventLog;
import org.portevoix.benchmarks.platform.Groups;
import org.portevoix.benchmarks.platform.Installation;
import org.portevoix.benchmarks.platform.People;
import org.portevoix.benchmarks.platform.Platform;
import org.portevoix.events.Event;
import org.portevoix.events.SignatureRecord;

/**
 * How fast the ledger takes what lies in the log: into a store without signatures, and
 * into a large one. What it takes is written to the log while it is stopped; the other
 * consumers are stopped throughout.
 */
final class Growth implements Program {

	private static final double WANTED_RATIO = 0.9;

	private static final int CHUNK = 10_000;

	private static final int WARMING_SIGNATURES = 500;

	/**
	 * Of a measured stretch, the first and last part, where partitions run dry, are left
	 * out.
	 */
	private static final double EDGE = 0.15;

	private static final Duration LIMIT = Duration.ofMinutes(12);

	private static final long POLL_MILLIS = 100;

	@Override
	public String name() {
		return "growth";
	}

	@Override
	public void run(Stage stage) throws IOException, InterruptedException {
		if (stage.isGiven()) {
			stage.skip(this, "needs-a-system-of-its-own");
			return;
		}
		stage.discard();
		try (Installation installation = stage.started(true)) {
			Platform platform = installation.platform();
			try (EventLog log = new EventLog(platform)) {
				new Run(stage, platform, log).measure();
			}
		}
	}

	/** One run on one system. */
	private static final class Run {

		private final Stage stage;

		private final Platform platform;

		private final EventLog log;

		private final Consumers consumers;

		private final People people;

		Run(Stage stage, Platform platform, EventLog log) throws IOException {
			this.stage = stage;
			this.platform = platform;
			this.log = log;
			this.consumers = new Consumers(platform);
			this.people = new People(Campaign.read(platform.api(), Campaign.DEMO));
		}

		void measure() throws IOException, InterruptedException {
			int measured = this.stage.size(4_000, 60_000);
			int large = this.stage.size(20_000, 1_000_000);
			this.consumers.stop();
			this.stage.say("warming the ledger up on %d signatures".formatted(WARMING_SIGNATURES));
			warm(this.stage.size(5_000, 150_000));
			drain(measured / 6);
			double small = drain(measured);
			this.stage.say("filling up to %d signatures".formatted(large));
			double filling = fill(large - measured);
			double grown = drain(measured);
			this.stage.add(new Figure("growth", "ledger").with("emptyPerSecond", small)
				.with("largePerSecond", grown)
				.atLeast("ratio", grown / small, WANTED_RATIO)
				.with("signatures", large)
				.with("fillingPerSecond", filling)
				.with("store", this.platform.store()));
		}

		/** A few sign and confirm over and over: the store does not grow by them. */
		private void warm(int records) throws IOException, InterruptedException {
			List<String> ids = new ArrayList<>();
			IntStream.range(0, WARMING_SIGNATURES).forEach((_) -> ids.add(People.randomId()));
			append(records / 2, (i) -> confirmed(this.people.submitted(ids.get((int) (i % ids.size())))));
			awaitDrained();
		}

		/** Submissions that nobody confirms. */
		private double fill(int signatures) throws IOException, InterruptedException {
			append(signatures, (_) -> Stream.of(this.people.submitted()));
			return awaitDrained();
		}

		/** Signatures that are confirmed, two records each. */
		private double drain(int signatures) throws IOException, InterruptedException {
			append(signatures, (_) -> confirmed(this.people.submitted()));
			return awaitDrained();
		}

		private static Stream<Event<SignatureRecord>> confirmed(Event<SignatureRecord> submitted) {
			return Stream.of(submitted, People.confirmation(submitted));
		}

		private void append(int count, LongFunction<Stream<Event<SignatureRecord>>> each) throws IOException {
			for (int begin = 0; begin < count; begin += CHUNK) {
				this.log.append(EventLog.SIGNATURES,
						LongStream.range(begin, Math.min(count, begin + CHUNK)).boxed().flatMap(each::apply));
			}
		}

		/**
		 * Lets the ledger run until nothing is left; gives records a second of the middle
		 * part.
		 */
		private double awaitDrained() throws IOException, InterruptedException {
			long before = this.log.done(Groups.CAMPAIGN_LEDGER, EventLog.SIGNATURES);
			long all = this.log.lag(Groups.CAMPAIGN_LEDGER, EventLog.SIGNATURES);
			this.consumers.startLedger();
			Middle middle = new Middle(all);
			long deadline = System.nanoTime() + LIMIT.toNanos();
			long done = 0;
			while (done < all) {
				if (System.nanoTime() > deadline) {
					throw new IOException("The ledger took only %d of %d in %s".formatted(done, all, LIMIT));
				}
				Thread.sleep(POLL_MILLIS);
				done = this.log.done(Groups.CAMPAIGN_LEDGER, EventLog.SIGNATURES) - before;
				middle.at(System.nanoTime(), done);
			}
			this.consumers.stopLedger();
			return middle.perSecond();
		}

	}

	/** The rate between two points of the way. */
	static final class Middle {

		private final long all;

		private long beginAt;

		private long beginDone = -1;

		private long endAt;

		private long endDone;

		Middle(long all) {
			this.all = all;
		}

		void at(long nanos, long done) {
			if (this.beginDone < 0 && done >= this.all * EDGE) {
				this.beginAt = nanos;
				this.beginDone = done;
			}
			if (this.beginDone >= 0 && (done <= this.all * (1 - EDGE) || this.endDone <= this.beginDone)) {
				this.endAt = nanos;
				this.endDone = done;
			}
		}

		double perSecond() {
			return (this.endDone - this.beginDone) * 1e9 / Math.max(1, this.endAt - this.beginAt);
		}

	}

}
