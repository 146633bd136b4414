package org.portevoix.notification.console;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.portevoix.notification.subscriptions.Draft;

/** A subscription as somebody typed it. */
record Form(@Nullable String organisation, @Nullable String url, @Nullable List<String> types,
		@Nullable List<String> campaigns, @Nullable Boolean rehearsals, @Nullable String maxPerSecond) {

	Form {
		types = List.copyOf(Objects.requireNonNullElse(types, List.of()));
		campaigns = List.copyOf(Objects.requireNonNullElse(campaigns, List.of()));
	}

	/** What is not a number can't be taken, and is found out with everything else. */
	Draft draft() {
		String pace = Objects.requireNonNullElse(this.maxPerSecond, "").strip();
		Integer perSecond = pace.isEmpty() ? null
				: pace.matches("\\d{1,6}") ? Integer.valueOf(pace) : Integer.valueOf(0);
		return new Draft(this.organisation, (this.url != null) ? this.url.strip() : null, this.types, this.campaigns,
				this.rehearsals, perSecond, null);
	}

	static Form empty(@Nullable String organisation, String... types) {
		return new Form(organisation, "", Arrays.asList(types), List.of(), false, "");
	}

}
