package org.portevoix.backing.mailbox;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A mail as it is kept.
 *
 * @param to recipients of the envelope
 */
record Mail(long id, String from, List<String> to, Instant receivedAt, Packed content) {

	boolean isTo(String address) {
		String wanted = address.toLowerCase(Locale.ROOT);
		return this.to.stream().anyMatch((recipient) -> recipient.toLowerCase(Locale.ROOT).equals(wanted));
	}

}
