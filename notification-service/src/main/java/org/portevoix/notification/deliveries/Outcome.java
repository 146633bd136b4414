package org.portevoix.notification.deliveries;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** What came of trying to deliver. */
sealed interface Outcome {

	/** The endpoint took it. */
	record Taken(Attempt attempt) implements Outcome {
	}

	/**
	 * It did not.
	 *
	 * @param overloaded whether it can't take so much, or is hardly there
	 * @param asked how long it wants to be left alone
	 */
	record Refused(Attempt attempt, boolean overloaded, @Nullable Duration asked) implements Outcome {
	}

	/** The endpoint says that it is gone for good. */
	record Gone(Attempt attempt) implements Outcome {
	}

	/** Nothing was sent, and nothing is wrong with the endpoint. */
	record NotYet(Duration pause) implements Outcome {
	}

	/** It will never be sent: the organisation may not have it any more. */
	record NotEntitled() implements Outcome {
	}

	/** It can't be sent any more: the event is no longer kept. */
	record TooOld() implements Outcome {
	}

}
