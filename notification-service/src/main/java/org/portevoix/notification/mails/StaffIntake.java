package org.portevoix.notification.mails;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.portevoix.events.Event;
import org.portevoix.events.StaffEvent;
import org.portevoix.messaging.EventReader;
import org.portevoix.messaging.Received;
import org.portevoix.notification.letters.StaffNote;
import org.portevoix.notification.letters.StaffNote.Kind;

import org.springframework.messaging.Message;
import org.springframework.stereotype.Component;

/**
 * Takes what staff are to be told from the log. The row has the event's id, so that a
 * rewind mails nobody twice; the sweep sends it.
 */
@Component
class StaffIntake {

	private final EventReader reader;

	private final Mails mails;

	private final Clock clock;

	StaffIntake(EventReader reader, Mails mails, Clock clock) {
		this.reader = reader;
		this.mails = mails;
		this.clock = clock;
	}

	void accept(Message<List<byte[]>> batch) {
		Instant now = this.clock.instant();
		for (Received<StaffEvent> received : this.reader.read(StaffEvent.class, "staff-dlq-out-0", batch)) {
			Event<StaffEvent> event = received.event();
			List<Mail> rows = new ArrayList<>();
			switch (event.data()) {
				case StaffEvent.Invited told -> rows.add(Mail.toStaff(event,
						new StaffNote((told.expiresAt() != null) ? Kind.INVITED : Kind.ADDED, told.email(), told.name(),
								told.language(), told.organisation(), told.invitedBy(), told.link(), told.expiresAt()),
						now));
				case StaffEvent.ResetRequested told -> rows.add(Mail.toStaff(event, new StaffNote(Kind.RESET,
						told.email(), told.name(), told.language(), null, null, told.link(), told.expiresAt()), now));
				case StaffEvent.ClientRevoked _ -> {
					// Nobody is written to about it.
				}
			}
			this.mails.insert(rows);
		}
	}

}
