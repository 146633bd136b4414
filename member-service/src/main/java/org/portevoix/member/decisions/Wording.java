package org.portevoix.member.decisions;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.portevoix.events.ConsentAnswer;
import org.portevoix.member.campaigns.Campaign;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the exact words that an answer was given to. Words that the view does not have
 * are waited for. In the end they may be gone: a question that was dropped while an
 * answer was under way, and this service away. Then one record without words is better
 * than all the people behind it without theirs.
 */
class Wording {

	private static final Logger log = LoggerFactory.getLogger(Wording.class);

	private final BooleanSupplier caughtUp;

	private final Duration patience;

	private final MeterRegistry meters;

	private final Clock clock;

	/**
	 * Creates it.
	 * @param caughtUp whether the view has read all that there was when it began
	 * @param patience how long words are waited for
	 */
	Wording(BooleanSupplier caughtUp, Duration patience, MeterRegistry meters, Clock clock) {
		this.caughtUp = caughtUp;
		this.patience = patience;
		this.meters = meters;
		this.clock = clock;
	}

	/**
	 * The words.
	 * @param since when the answer was confirmed
	 * @return null if they are gone
	 * @throws NotKnownYet if they may still come
	 */
	@Nullable String of(ConsentAnswer answer, Campaign campaign, Instant since) {
		return campaign.words(answer.purpose(), answer.organisation(), answer.textVersion())
			.orElseGet(() -> without(answer, campaign, since));
	}

	private @Nullable String without(ConsentAnswer answer, Campaign campaign, Instant since) {
		boolean mayCome = this.clock.instant().isBefore(since.plus(this.patience));
		if (mayCome || !this.caughtUp.getAsBoolean()) {
			throw new NotKnownYet(campaign.campaignId());
		}
		log.warn("The words of text {} of campaign {} are gone; the consent is recorded with their version",
				answer.textVersion(), campaign.campaignId());
		this.meters.counter("portevoix.consents.without.words").increment();
		return null;
	}

}
