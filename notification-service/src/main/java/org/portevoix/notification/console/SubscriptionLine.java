package org.portevoix.notification.console;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.portevoix.notification.subscriptions.Subscription;

/**
 * A subscription as pages show it.
 *
 * @param state names the message {@code state.STATE}
 * @param tone the class that colours it
 */
record SubscriptionLine(String id, String organisation, String url, List<String> types, List<String> campaigns,
		boolean rehearsals, @Nullable Integer maxPerSecond, String state, String tone, String created,
		String failingSince, String restUntil, @Nullable String disabledBecause, String formerUntil) {

	static SubscriptionLine of(Subscription one) {
		String state = (one.delivers() && one.failingSince() != null) ? "failing" : one.state().code();
		return new SubscriptionLine(one.id(), one.organisation(), one.url(), one.types(), one.campaigns(),
				one.takesRehearsals(), one.maxPerSecond(), state, tone(state), Pages.time(one.createdAt()),
				Pages.time(one.failingSince()), Pages.time(one.restUntil()), one.disabledBecause(),
				Pages.time(one.formerUntil()));
	}

	private static String tone(String state) {
		return switch (state) {
			case "active" -> "good";
			case "paused" -> "wait";
			default -> "bad";
		};
	}

}
