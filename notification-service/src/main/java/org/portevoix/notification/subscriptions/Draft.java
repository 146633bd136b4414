package org.portevoix.notification.subscriptions;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A subscription as somebody asks for it.
 *
 * @param organisation left out by a client, which has only one
 */
public record Draft(@Nullable String organisation, @Nullable String url, @Nullable List<String> types,
		@Nullable List<String> campaigns, @Nullable Integer maxPerSecond) {

}
