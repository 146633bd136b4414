package org.portevoix.campaign.signing;

import java.util.Collection;

import org.portevoix.events.Event;
import org.portevoix.events.SignatureRecord;
import org.portevoix.messaging.EventNotAcknowledged;
import org.portevoix.messaging.EventSender;

import org.springframework.stereotype.Component;

/** The log of what people did. What it has taken is never lost. */
@Component
class SignatureLog {

	private final EventSender sender;

	SignatureLog(EventSender sender) {
		this.sender = sender;
	}

	/**
	 * Appends many records at once; if not all are acknowledged, some may be there.
	 * @throws LogUnavailable if one is not acknowledged
	 */
	void appendAll(Collection<? extends Event<? extends SignatureRecord>> events) {
		try {
			this.sender.sendAll("signatures-out-0", events);
		}
		catch (EventNotAcknowledged ex) {
			throw new LogUnavailable(ex);
		}
	}

	/**
	 * Appends a record.
	 * @throws LogUnavailable if it is not acknowledged
	 */
	void append(Event<? extends SignatureRecord> event) {
		try {
			this.sender.send("signatures-out-0", event);
		}
		catch (EventNotAcknowledged ex) {
			throw new LogUnavailable(ex);
		}
	}

}
