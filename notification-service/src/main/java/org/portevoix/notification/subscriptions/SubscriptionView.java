package org.portevoix.notification.subscriptions;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as the API shows it.
 *
 * @param status {@code active}, {@code paused} or {@code disabled}
 * @param rehearsals whether it gets what happens in dress rehearsals
 * @param secret only where it is new
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SubscriptionView(String id, @Nullable String secret, String organisation, String url, List<String> types,
		List<String> campaigns, boolean rehearsals, @Nullable Integer maxPerSecond, String status,
		@Nullable String disabledBecause, @Nullable Instant failingSince, @Nullable Instant restUntil,
		@Nullable Instant formerSecretUntil, Instant createdAt) {

	static SubscriptionView of(Subscription one) {
		return of(one, null);
	}

	static SubscriptionView of(Changes.WithSecret made) {
		return of(made.subscription(), made.secret());
	}

	private static SubscriptionView of(Subscription one, @Nullable String secret) {
		return new SubscriptionView(one.id(), secret, one.organisation(), one.url(), one.types(), one.campaigns(),
				one.takesRehearsals(), one.maxPerSecond(), one.state().code(), one.disabledBecause(),
				one.failingSince(), one.restUntil(), one.formerUntil(), one.createdAt());
	}

}
