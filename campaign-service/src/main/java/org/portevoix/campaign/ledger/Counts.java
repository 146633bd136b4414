package org.portevoix.campaign.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * The counts, as fresh as a fifth of a second while the store answers, and as it last
 * said while it does not. However many ask, the store is asked once at a time for each
 * campaign.
 */
@Component
public class Counts {

	private static final Logger log = LoggerFactory.getLogger(Counts.class);

	private static final Duration FRESH = Duration.ofMillis(200);

	private static final Duration SPARE_A_STORE_THAT_IS_AWAY = Duration.ofSeconds(3);

	private final Tallies tallies;

	private final Clock clock;

	private final Map<String, Entry> entries = new ConcurrentHashMap<>();

	Counts(Tallies tallies, Clock clock) {
		this.tallies = tallies;
		this.clock = clock;
	}

	/** The count, unless the store has not told it yet and is away. */
	public Optional<Count> of(String campaignId) {
		Entry entry = this.entries.computeIfAbsent(campaignId, (key) -> new Entry());
		if (this.clock.instant().isBefore(entry.nextLook)) {
			return Optional.ofNullable(entry.count);
		}
		// Whoever finds a count waits for nobody; without one she waits for the first.
		if (entry.count != null) {
			if (entry.lock.tryLock()) {
				lookLocked(campaignId, entry);
			}
			return Optional.ofNullable(entry.count);
		}
		entry.lock.lock();
		if (entry.count == null && !this.clock.instant().isBefore(entry.nextLook)) {
			lookLocked(campaignId, entry);
		}
		else {
			entry.lock.unlock();
		}
		return Optional.ofNullable(entry.count);
	}

	/**
	 * The count as the store has it now.
	 * @throws DataAccessException if the store is away
	 */
	Count fresh(String campaignId) {
		Tally.Sum sum = new Tally.Sum();
		Instant asOf = this.clock.instant();
		this.tallies.of(campaignId).forEach(sum::add);
		return new Count(campaignId, sum.total(), sum.dimensions(), asOf);
	}

	private void lookLocked(String campaignId, Entry entry) {
		try {
			entry.count = fresh(campaignId);
			entry.nextLook = this.clock.instant().plus(FRESH);
		}
		catch (DataAccessException ex) {
			entry.nextLook = this.clock.instant().plus(SPARE_A_STORE_THAT_IS_AWAY);
			log.warn("The store does not tell the count: {}", ex.getClass().getSimpleName());
		}
		finally {
			entry.lock.unlock();
		}
	}

	private static final class Entry {

		private final ReentrantLock lock = new ReentrantLock();

		private volatile @Nullable Count count;

		private volatile Instant nextLook = Instant.MIN;

	}

}
