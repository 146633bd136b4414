package org.portevoix.notification.console;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.portevoix.notification.deliveries.Attempt;
import org.portevoix.notification.deliveries.DeliveryView;

/**
 * A delivery as pages show it.
 *
 * @param status names the message {@code delivery.STATUS}
 * @param tone the class that colours it
 */
record DeliveryLine(String id, String event, String type, String subject, String status, String tone, String created,
		String due, @Nullable String reason, List<AttemptLine> attempts) {

	static DeliveryLine of(DeliveryView one) {
		return new DeliveryLine(one.id(), one.event(), one.type().replaceFirst("^org\\.portevoix\\.", ""),
				one.subject(), one.status(), tone(one.status()), Pages.time(one.createdAt()), Pages.time(one.due()),
				one.reason(), one.attempts().stream().map(AttemptLine::of).toList());
	}

	private static String tone(String status) {
		return switch (status) {
			case "delivered" -> "good";
			case "failed" -> "bad";
			default -> "wait";
		};
	}

	/** One try. */
	record AttemptLine(String at, int status, String outcome, long millis, @Nullable String answer) {

		static AttemptLine of(Attempt one) {
			return new AttemptLine(Pages.time(one.at()), one.status(), one.outcome(), one.millis(), one.answer());
		}

	}

}
