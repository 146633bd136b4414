package org.portevoix.notification.letters;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What a mail to somebody of the staff is written from. It holds a link that lets her in
 * once: it is kept until the mail is sent.
 *
 * @param kind what it is about
 * @param email where it goes
 * @param language to write in
 * @param organisation that she is to work for; null for none
 * @param invitedBy who invites her, if anybody is known to
 * @param expiresAt until when the link is good; null if it does not end
 */
public record StaffNote(Kind kind, String email, String name, String language, @Nullable String organisation,
		@Nullable String invitedBy, String link, @Nullable Instant expiresAt) {

	/** Without the link. */
	@Override
	public String toString() {
		return "StaffNote[" + this.kind + "]";
	}

	/** What there is to write to staff about. */
	public enum Kind {

		/** Come in for the first time. */
		INVITED,
		/** Another organisation lets her in. */
		ADDED,
		/** Choose a new password. */
		RESET

	}

}
