package org.portevoix.notification.subscriptions;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as somebody asks for it.
 *
 * @param organisation left out by a client, which has only one
 * @param rehearsals whether to get what happens in dress rehearsals too, where everybody
 * is made up; no if it is left out
 * @param unknown fields that there are none of, by name
 */
public record Draft(@Nullable String organisation, @Nullable String url, @Nullable List<String> types,
		@Nullable List<String> campaigns, @Nullable Boolean rehearsals, @Nullable Integer maxPerSecond,
		@JsonAnySetter @Nullable Map<String, Object> unknown) {

}
