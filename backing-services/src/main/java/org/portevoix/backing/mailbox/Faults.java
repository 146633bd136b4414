package org.portevoix.backing.mailbox;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * What the mailbox does wrong, for tests.
 *
 * @param rejectWith the SMTP code to refuse recipients with, such as 451 or 550
 * @param to refuses only this recipient; all if null
 * @param delayMillis how long it thinks before it accepts a mail
 * @param dropAfterData keeps the mail, but hangs up instead of saying so
 */
record Faults(@Nullable Integer rejectWith, @Nullable String to, long delayMillis, boolean dropAfterData) {

	static final Faults NONE = new Faults(null, null, 0, false);

	Faults {
		if (rejectWith != null && (rejectWith < 400 || rejectWith > 599)) {
			throw new IllegalArgumentException("rejectWith is an SMTP code from 400 to 599");
		}
		if (delayMillis < 0) {
			throw new IllegalArgumentException("delayMillis is not negative");
		}
	}

	@Nullable Integer codeFor(String recipient) {
		boolean meant = this.to == null || this.to.toLowerCase(Locale.ROOT).equals(recipient.toLowerCase(Locale.ROOT));
		return meant ? this.rejectWith : null;
	}

}
