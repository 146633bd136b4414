package org.portevoix.service.rehearsal;

import java.time.Instant;
import java.util.Map;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * All that a service keeps of a rehearsal that is wiped: its name, and how much went.
 *
 * @param campaignId of the rehearsal
 * @param removed documents, by collection
 * @param told whether the others were told
 */
@Document(Wipe.COLLECTION)
record Wipe(@Id String campaignId, Instant began, Map<String, Long> removed, boolean told) {

	static final String COLLECTION = "wipes";

	Wipe {
		removed = Map.copyOf(removed);
	}

	static Wipe begun(String campaignId, Instant now) {
		return new Wipe(campaignId, now, Map.of(), false);
	}

}
