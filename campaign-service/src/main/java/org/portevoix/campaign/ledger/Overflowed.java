package org.portevoix.campaign.ledger;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * That a document has had no room for a submission since its last end.
 *
 * @param from the record that pushed the first one out
 * @param oldest when the oldest of them was sent, at the earliest
 */
record Overflowed(Position from, Instant oldest) {

	static Overflowed with(@Nullable Overflowed before, Pending pushedOut, Position at) {
		Instant sent = pushedOut.submission().submittedAt();
		if (before == null) {
			return new Overflowed(at, sent);
		}
		return sent.isBefore(before.oldest) ? new Overflowed(before.from, sent) : before;
	}

	/** Once what was sent before a time is gone. */
	Overflowed since(Instant time) {
		return this.oldest.isBefore(time) ? new Overflowed(this.from, time) : this;
	}

}
