package org.portevoix.notification.console;

import java.time.Instant;

import org.portevoix.notification.contacts.Acknowledgement;

/**
 * Something that an organisation has still to say that it heeded.
 *
 * @param kind names the message {@code owed.KIND}
 * @param late whether its time is over
 */
record Owed(String event, String kind, String personRef, String told, String due, boolean late) {

	static Owed of(Acknowledgement one) {
		String kind = one.type().contains("erased") ? "erased" : "withdrawn";
		return new Owed(one.event(), kind, one.personRef(), Pages.time(one.told()), Pages.time(one.due()),
				one.due().isBefore(Instant.now()));
	}

}
