package org.portevoix.notification.deliveries;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Measures the queues of this instance, and removes what is over. */
@Component
class DeliverySweep {

	private static final Logger log = LoggerFactory.getLogger(DeliverySweep.class);

	private static final int ENOUGH_TO_TELL = 100_000;

	private final Deliveries deliveries;

	private final Lanes lanes;

	private final Clock clock;

	private final AtomicLong waiting;

	private final AtomicLong overdueSeconds;

	DeliverySweep(Deliveries deliveries, Lanes lanes, MeterRegistry meters, Clock clock) {
		this.deliveries = deliveries;
		this.lanes = lanes;
		this.clock = clock;
		this.waiting = meters.gauge("portevoix.deliveries.waiting", new AtomicLong());
		this.overdueSeconds = meters.gauge("portevoix.deliveries.overdue.seconds", new AtomicLong());
		Gauge.builder("portevoix.deliveries.held", lanes, (all) -> all.all().stream().mapToInt(Lane::held).sum())
			.register(meters);
		Gauge.builder("portevoix.endpoints.resting", lanes, (all) -> all.all().stream().filter(Lane::rests).count())
			.register(meters);
	}

	@Scheduled(fixedDelay = 15_000, initialDelay = 5_000)
	void look() {
		try {
			long all = 0;
			Instant now = this.clock.instant();
			Instant oldest = now;
			for (Lane lane : this.lanes.all()) {
				String subscription = lane.subscription().id();
				all += this.deliveries.count(subscription, ENOUGH_TO_TELL);
				List<Delivery> first = this.deliveries.waiting(subscription, 1);
				oldest = (!first.isEmpty() && first.getFirst().due().isBefore(oldest)) ? first.getFirst().due()
						: oldest;
			}
			this.waiting.set(all);
			this.overdueSeconds.set(Duration.between(oldest, now).toSeconds());
		}
		catch (DataAccessException ex) {
			log.warn("Queues can't be measured: {}", ex.getClass().getSimpleName());
		}
	}

	@Scheduled(fixedDelay = 600_000, initialDelay = 60_000)
	void forget() {
		try {
			log.debug("{} deliveries are gone", this.deliveries.removeOld(this.clock.instant()));
		}
		catch (DataAccessException ex) {
			log.warn("Deliveries are forgotten later: {}", ex.getClass().getSimpleName());
		}
	}

}
