package org.portevoix.member.supporters;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.portevoix.messaging.outbox.PendingEvent;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * That somebody took the list as a file, and why. It is written before the first line
 * leaves, with the event that tells of it.
 */
@Document(Export.COLLECTION)
record Export(@Id String id, String organisation, String actor, Instant at, String reason,
		List<PendingEvent> pendingEvents, @Nullable Instant pendingDue) {

	static final String COLLECTION = "exports";

}
