package org.portevoix.notification.feed;

import java.util.List;
import java.util.Set;

/**
 * What somebody wants to read.
 *
 * @param types only these; empty for all
 * @param rehearsals whether to read what happens in dress rehearsals too
 */
record Reading(String organisation, Set<String> types, boolean rehearsals, Cursor after, int most) {

	Reading {
		types = Set.copyOf(types);
	}

	/**
	 * What there is.
	 *
	 * @param events each a CloudEvent in JSON
	 * @param next where to go on
	 */
	record Page(List<String> events, Cursor next) {

		Page {
			events = List.copyOf(events);
		}

	}

}
