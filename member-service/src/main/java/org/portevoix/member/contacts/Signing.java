package org.portevoix.member.contacts;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.Event;
import org.portevoix.events.LedgerEvent;
import org.portevoix.events.Rehearsal;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Whose signature an event is about. That it is there means that all she answered with it
 * is recorded.
 *
 * @param event its id, which is that of the public twin as well
 * @param rehearsal the one that it belongs to, and is wiped with
 * @param at when it was confirmed
 */
@Document(Signing.COLLECTION)
record Signing(@Id String event, String personId, String campaignId, @Nullable String rehearsal, @Nullable Instant at) {

	static final String COLLECTION = "signings";

	static Signing of(Event<LedgerEvent> event, LedgerEvent.Confirmed data) {
		return new Signing(event.id(), data.personId(), data.campaignId(), Rehearsal.idOrNull(data.campaignId()),
				event.time());
	}

}
