package org.portevoix.notification.deliveries;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as the API shows it.
 *
 * @param status {@code waiting}, {@code delivered}, {@code failed} or {@code cancelled}
 * @param due when it is tried next
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeliveryView(String id, String subscription, String event, String type, String subject, String status,
		Instant createdAt, @Nullable Instant due, @Nullable Instant doneAt, @Nullable String reason, int failures,
		List<Attempt> attempts) {

	static DeliveryView of(Delivery one) {
		return new DeliveryView(one.id(), one.subscription(), one.event(), one.type(), one.subject(),
				one.state().code(), one.createdAt(), (one.state() == Delivery.State.WAITING) ? one.due() : null,
				one.doneAt(), one.reason(), one.tries(), one.attempts());
	}

}
