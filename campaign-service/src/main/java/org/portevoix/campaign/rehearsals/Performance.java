package org.portevoix.campaign.rehearsals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import org.portevoix.campaign.campaigns.PublishedCampaigns;
import org.portevoix.campaign.signing.MadeUpSigning;
import org.portevoix.events.CampaignState;
import org.portevoix.service.problems.Problem;

/**
 * Has people sign at the pace that was asked for. How far it is stands in the store, and
 * who the next one is follows from her number: after a restart it goes on where it was,
 * and whoever signs once more then changes nothing.
 */
@Component
class Performance {

	private static final Logger log = LoggerFactory.getLogger(Performance.class);

	private static final Duration HELD = Duration.ofSeconds(10);

	private final Runs runs;

	private final PublishedCampaigns campaigns;

	private final MadeUpSigning signing;

	private final Clock clock;

	private final String holder = UUID.randomUUID().toString();

	private final Map<String, Pace> paces = new ConcurrentHashMap<>();

	Performance(Runs runs, PublishedCampaigns campaigns, MadeUpSigning signing, Clock clock) {
		this.runs = runs;
		this.campaigns = campaigns;
		this.signing = signing;
		this.clock = clock;
	}

	@Scheduled(fixedDelay = 200)
	void goOn() {
		try {
			List<Run> running = this.runs.running();
			this.paces.keySet().retainAll(running.stream().map(Run::id).toList());
			running.forEach(this::goOn);
		}
		catch (DataAccessException | Problem ex) {
			// What was missed is not made up for in a burst.
			this.paces.clear();
			log.warn("Rehearsals wait: {}", ex.getClass().getSimpleName());
		}
	}

	private void goOn(Run found) {
		// Known here as everywhere: from the log.
		CampaignState rehearsal = this.campaigns.rehearsal(found.slug()).orElse(null);
		Instant now = this.clock.instant();
		if (rehearsal == null) {
			return;
		}
		this.runs.hold(found.id(), this.holder, now, now.plus(HELD)).ifPresent((run) -> {
			Pace pace = this.paces.computeIfAbsent(run.id(), (_) -> new Pace(now, run.sent()));
			int upTo = Math.min(run.signatures(), pace.upTo(now, run.perSecond()));
			if (upTo > run.sent()) {
				MadeUpPeople people = new MadeUpPeople(rehearsal, run.consenting());
				this.signing.sign(rehearsal, IntStream.range(run.sent(), upTo).mapToObj(people::number).toList());
				this.runs.sent(run, upTo, this.clock.instant());
			}
		});
	}

	/** Since when this instance keeps the pace, and from which number on. */
	private record Pace(Instant since, int from) {

		int upTo(Instant now, int perSecond) {
			return this.from + 1 + (int) (Duration.between(this.since, now).toMillis() * perSecond / 1_000);
		}

	}

}
