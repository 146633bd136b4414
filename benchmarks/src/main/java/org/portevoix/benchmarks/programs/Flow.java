package org.portevoix.benchmarks.programs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import org.portevoix.benchmarks.load.Arrivals;
import org.portevoix.benchmarks.load.Load;
import org.portevoix.benchmarks.load.Outcome;
import org.portevoix.benchmarks.load.Pace;
import org.portevoix.benchmarks.load.Source;
import org.portevoix.benchmarks.platform.Campaign;
import org.portevoix.benchmarks.platform.EventLog;
import org.portevoix.benchmarks.platform.Groups;
import org.portevoix.benchmarks.platform.Mailbox;
import org.portevoix.benchmarks.platform.People;
import org.portevoix.benchmarks.platform.Platform;
import org.portevoix.benchmarks.platform.Submissions;
import org.portevoix.tokens.TokenKeys;

/** One steady stream of signatures, and how far behind it the consumers are. */
final class Flow {

	private static final Duration DRAIN_LIMIT = Duration.ofMinutes(8);

	private static final Duration SAMPLE = Duration.ofSeconds(1);

	private final Platform platform;

	private final int rate;

	private final boolean confirming;

	private final AtomicLong signed = new AtomicLong();

	private final AtomicLong recorded = new AtomicLong();

	private final Arrivals confirmations = new Arrivals();

	private final Trend lag = new Trend();

	Flow(Platform platform, int rate, boolean confirming) {
		this.platform = platform;
		this.rate = rate;
		this.confirming = confirming;
	}

	/** Runs for as long, and until all is dealt with. */
	Result run(Duration length) throws IOException, InterruptedException {
		Campaign campaign = Campaign.read(this.platform.api(), Campaign.DEMO);
		long countBefore = campaign.count(this.platform.api());
		Mailbox mails = this.platform.mails();
		long mailsBefore = mails.taken();
		try (EventLog log = new EventLog(this.platform); Submissions unused = follow(campaign)) {
			CompletableFuture<Outcome> confirmed = inBackground(this::confirm);
			CompletableFuture<Outcome> signing = inBackground(() -> sign(campaign, length));
			long begin = System.nanoTime();
			while (!signing.isDone()) {
				this.lag.add(System.nanoTime() - begin, waiting(log, mails.taken() - mailsBefore));
				Thread.sleep(SAMPLE);
			}
			long end = System.nanoTime();
			Outcome outcome = join(signing);
			long mailedMeanwhile = mails.taken() - mailsBefore;
			long lagEnd = waiting(log, mailedMeanwhile);
			awaitRecorded(outcome.answers());
			this.confirmations.close();
			Outcome clicks = join(confirmed);
			long missing = drain(log, mails, mailsBefore + outcome.answers());
			Duration draining = Duration.ofNanos(System.nanoTime() - end);
			long difference = this.confirming
					? Confirm.awaitCount(campaign, this.platform.api(), countBefore + clicks.answers()) - countBefore
							- clicks.answers()
					: 0;
			return new Result(outcome, Duration.ofNanos(end - begin), mailedMeanwhile, lagEnd,
					this.lag.growthPerSecond(), draining, missing, clicks, Math.abs(difference));
		}
	}

	private Submissions follow(Campaign campaign) {
		TokenKeys keys = TokenKeys.parse(this.platform.secret("TOKEN_KEYS").orElseThrow());
		String host = this.platform.gateway().getAuthority();
		return new Submissions(this.platform, (submission) -> {
			this.recorded.incrementAndGet();
			if (this.confirming) {
				this.confirmations.add(Campaign.confirmation(host,
						campaign.token(keys, submission.signatureId(), submission.submission())));
			}
		});
	}

	private Outcome sign(Campaign campaign, Duration length) {
		People people = new People(campaign);
		String host = this.platform.gateway().getAuthority();
		return load(202, new Pace(() -> {
			this.signed.incrementAndGet();
			return people.signing(host);
		}, this.rate, length));
	}

	private Outcome confirm() {
		return load(200, this.confirmations);
	}

	private Outcome load(int expected, Source source) {
		try {
			return Load.run(this.platform.door(), Rounds.CONNECTIONS, expected, source);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * On a thread of its own: the common pool has one on two cores, and two loads run at
	 * once.
	 */
	private static CompletableFuture<Outcome> inBackground(Supplier<Outcome> load) {
		return CompletableFuture.supplyAsync(load, (task) -> Thread.ofPlatform().daemon().start(task));
	}

	private static Outcome join(CompletableFuture<Outcome> load) throws IOException {
		try {
			return load.join();
		}
		catch (CompletionException ex) {
			throw new IOException(ex.getCause());
		}
	}

	/** Mails that are due and records that the ledger has not read. */
	private long waiting(EventLog log, long mailed) throws IOException, InterruptedException {
		return Math.max(0, this.signed.get() - mailed) + log.lag(Groups.CAMPAIGN_LEDGER, EventLog.SIGNATURES);
	}

	private void awaitRecorded(long accepted) throws IOException, InterruptedException {
		long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
		while (this.recorded.get() < accepted) {
			if (System.nanoTime() > deadline) {
				throw new IOException("Only %d of %d are in the log".formatted(this.recorded.get(), accepted));
			}
			Thread.sleep(Duration.ofMillis(50));
		}
	}

	/**
	 * Waits until nothing is left to do.
	 * @return how many mails are missing even so
	 */
	private static long drain(EventLog log, Mailbox mails, long wanted) throws IOException, InterruptedException {
		long deadline = System.nanoTime() + DRAIN_LIMIT.toNanos();
		log.awaitRest(DRAIN_LIMIT);
		long missing = wanted - mails.taken();
		while (missing > 0 && System.nanoTime() < deadline) {
			Thread.sleep(Duration.ofMillis(200));
			missing = wanted - mails.taken();
		}
		return Math.max(0, missing);
	}

	/**
	 * What became of it.
	 *
	 * @param mailed mails that were handed over while it lasted
	 * @param lagEnd what was left to do when it ended
	 * @param draining how long that took
	 */
	record Result(Outcome signed, Duration length, long mailed, long lagEnd, double lagGrowthPerSecond,
			Duration draining, long mailsMissing, Outcome clicks, long countDifference) {

		double mailedPerSecond() {
			return this.mailed * 1e3 / this.length.toMillis();
		}

		long confirmed() {
			return this.clicks.answers();
		}

		String confirmErrors() {
			return this.clicks.errorsByKind();
		}

	}

}
