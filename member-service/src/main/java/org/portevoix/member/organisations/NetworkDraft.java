package org.portevoix.member.organisations;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** A network as somebody sends it; nothing is checked yet. */
record NetworkDraft(@Nullable String networkId, @Nullable Map<String, @Nullable String> name,
		@Nullable List<@Nullable String> countries, @Nullable List<@Nullable String> organisations) {

}
