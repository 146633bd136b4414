package org.portevoix.notification.deliveries;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.portevoix.notification.deliveries.Delivery.State;

import org.springframework.data.mongodb.core.query.Update;

/**
 * What became of a delivery, as it is written down.
 *
 * @param attempt null if none was made
 * @param written what to do once it stands
 */
record Result(Delivery delivery, State state, Instant due, @Nullable Attempt attempt, @Nullable Instant failingSince,
		@Nullable String reason, @Nullable Instant expires, Runnable written) {

	private static final int KEPT_ATTEMPTS = 20;

	Update update() {
		Update update = Update.update("state", this.state).set("due", this.due);
		if (this.attempt != null) {
			update.push("attempts").slice(-KEPT_ATTEMPTS).each(this.attempt);
			if (this.failingSince != null) {
				update.inc("tries").set("failingSince", this.failingSince);
			}
		}
		if (this.reason != null) {
			update.set("reason", this.reason);
		}
		else {
			update.unset("reason");
		}
		if (this.state != State.WAITING) {
			update.set("doneAt", this.due).set("expires", this.expires);
		}
		return update;
	}

}
