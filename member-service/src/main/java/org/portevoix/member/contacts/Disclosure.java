package org.portevoix.member.contacts;

import java.net.URI;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.Event;
import org.portevoix.events.MemberEvent;
import org.portevoix.events.Purpose;
import org.portevoix.member.store.DerivedId;
import org.portevoix.messaging.outbox.PendingEvent;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * That an organisation received what was known of a person. It holds none of it.
 *
 * @param id follows from what it says, so that the same again is counted here
 * @param event the signature that it was joined to, if it was
 * @param first when it was given for the first time
 * @param last the same for the last time
 * @param rehearsal the one that it belongs to, and is wiped with
 * @param count how often; more than once where a delivery was tried again
 */
@Document(Disclosure.COLLECTION)
public record Disclosure(@Id String id, String organisation, String personId, @Nullable String event, Purpose purpose,
		Way way, @Nullable Instant first, @Nullable Instant last, long count, @Nullable String rehearsal) {

	static final String COLLECTION = "disclosures";

	private static final URI SOURCE = URI.create("/member-service/disclosures");

	static Disclosure ofEvent(String organisation, String personId, String event, Purpose purpose,
			@Nullable String rehearsal) {
		return new Disclosure(DerivedId.of("disclosure", organisation, personId, event, purpose.code()), organisation,
				personId, event, purpose, Way.EVENT, null, null, 0, rehearsal);
	}

	/** Of a list that holds her. */
	public static Disclosure ofList(String organisation, String personId, Purpose purpose, Way way) {
		return new Disclosure(DerivedId.of("listed", organisation, personId, way.name(), purpose.code()), organisation,
				personId, null, purpose, way, null, null, 0, null);
	}

	/**
	 * That a list holds her now, for those who tell organisations what becomes of people;
	 * of what went along with an event they know.
	 */
	PendingEvent told(String personRef, Instant now) {
		return PendingEvent.of("members-out-0", new Event<>(DerivedId.of("event", this.id), SOURCE, this.personId, now,
				null, new MemberEvent.Disclosed(this.personId, this.organisation, personRef)));
	}

	/** How it was given. */
	public enum Way {

		/** Joined to an event of the feed or a webhook. */
		EVENT,
		/** In the list of supporters that a system read. */
		SNAPSHOT,
		/** In a file that a person of the staff took. */
		FILE

	}

}
