package org.portevoix.campaign.erasure;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * That somebody asked to be forgotten, while something of hers may still be in the log
 * unread.
 *
 * @param id a keyed hash of her reference, which itself is not kept
 * @param erasures hers
 * @param until when all that she had sent has left the log
 */
@Document(Asked.COLLECTION)
record Asked(@Id String id, List<Erasure> erasures, Instant until) {

	static final String COLLECTION = "erasures";

	Asked {
		erasures = List.copyOf(erasures);
	}

	/**
	 * One that was asked.
	 *
	 * @param event that told of it
	 * @param organisation the only one that forgets her; null where all do
	 * @param submittedBefore what she sent later stays
	 */
	record Erasure(String event, @Nullable String organisation, Instant submittedBefore) {

	}

}
