package org.portevoix.benchmarks.programs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import org.HdrHistogram.Histogram;
import org.portevoix.benchmarks.load.Load;
import org.portevoix.benchmarks.load.Pace;
import org.portevoix.benchmarks.platform.Api;
import org.portevoix.benchmarks.platform.Campaign;
import org.portevoix.benchmarks.platform.Platform;

/** Confirms one signature of a campaign at a time and looks until its count moves. */
final class Probe implements Runnable {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final long LOOK_MILLIS = 25;

	private static final int LONGEST_PAUSE_MILLIS = 250;

	private final Campaign campaign;

	private final Platform platform;

	private final Prepared prepared;

	private final Histogram micros = new Histogram(1, LIMIT.toMillis() * 2000, 3);

	private long unseen;

	private volatile boolean ended;

	Probe(Campaign campaign, Platform platform, Prepared prepared) {
		this.campaign = campaign;
		this.platform = platform;
		this.prepared = prepared;
	}

	/** Finishes the one that is on its way, and no other. */
	void end() {
		this.ended = true;
	}

	@Override
	public void run() {
		Api api = this.platform.api();
		try {
			while (!this.ended && !this.prepared.isEmpty()) {
				// Not in step with anything that happens at intervals.
				Thread.sleep(ThreadLocalRandom.current().nextInt(LONGEST_PAUSE_MILLIS));
				once(api);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void once(Api api) throws IOException, InterruptedException {
		long before = this.campaign.count(api);
		byte[] request = this.prepared.next();
		long begin = System.nanoTime();
		boolean taken = Load.run(this.platform.door(), 1, 200, new Pace(() -> request, 1, Duration.ofSeconds(1)))
			.answers() == 1;
		long now = begin;
		boolean seen = false;
		while (taken && !seen && now - begin < LIMIT.toNanos()) {
			seen = this.campaign.count(api) > before;
			now = System.nanoTime();
			if (!seen) {
				Thread.sleep(LOOK_MILLIS);
			}
		}
		if (seen) {
			this.micros.recordValue((now - begin) / 1000);
		}
		else {
			this.unseen++;
		}
	}

	/** What all probes saw. */
	record Seen(Histogram micros, long unseen) {

		static Seen of(List<Probe> probes) {
			Histogram all = new Histogram(1, LIMIT.toMillis() * 2000, 3);
			probes.forEach((probe) -> all.add(probe.micros));
			return new Seen(all, probes.stream().mapToLong((probe) -> probe.unseen).sum());
		}

		/** What was never seen counts as the longest. */
		double millis(double percentile) {
			Histogram with = this.micros.copy();
			with.recordValueWithCount(LIMIT.toMillis() * 1000, this.unseen);
			return (with.getTotalCount() > 0) ? with.getValueAtPercentile(percentile) / 1e3 : Double.NaN;
		}

		long count() {
			return this.micros.getTotalCount() + this.unseen;
		}

	}

}
