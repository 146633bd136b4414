package org.portevoix.campaign.pages;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** How a person is called on a page. */
final class Names {

	private Names() {
	}

	/** Given name first; nothing if neither is known. */
	static @Nullable String full(@Nullable String given, @Nullable String family) {
		String name = Stream.of(given, family)
			.filter((part) -> part != null && !part.isBlank())
			.collect(Collectors.joining(" "));
		return name.isEmpty() ? null : name;
	}

}
