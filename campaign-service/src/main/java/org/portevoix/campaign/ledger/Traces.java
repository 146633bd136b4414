package org.portevoix.campaign.ledger;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.Evidence;

/**
 * What moderators may look at, for a while.
 *
 * @param network a salted hash of the /24 or /64 it came from
 * @param formSeconds how long the form was open
 * @param until when it must be gone
 */
record Traces(@Nullable String network, @Nullable String mailDomain, @Nullable Integer formSeconds, Instant until) {

	static @Nullable Traces of(Pending typed, Duration kept) {
		Evidence evidence = typed.evidence();
		return (evidence == null) ? null : new Traces(evidence.network(), evidence.mailDomain(), evidence.formSeconds(),
				typed.submission().submittedAt().plus(kept));
	}

}
