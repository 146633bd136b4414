package org.portevoix.notification.mails;

import java.time.Instant;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.Event;
import org.portevoix.events.StaffEvent;
import org.portevoix.notification.letters.Draft;
import org.portevoix.notification.letters.Occasion;
import org.portevoix.notification.letters.StaffNote;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One confirmation mail, or one to somebody of the staff. Its id is that of the event it
 * is about, so that the same one never makes a second mail. The row stays when the mail
 * is done, without the draft.
 *
 * @param personId null once the person is erased
 * @param submittedAt when it was typed
 * @param due when it may be taken up while it waits, which a lease moves on; when the row
 * may go once it is done
 * @param draft only while it waits
 * @param claim names the lease of a sweep
 * @param attempts how often the relay put it off
 * @param failingSince when it did so first
 * @param code its last reply
 * @param reason why it was suppressed
 * @param doneAt when it was done
 * @param note instead of the draft, if it goes to somebody of the staff; then the
 * signature is the account, and there is no campaign
 * @param traceparent the W3C trace context of the event, only while it waits
 */
@Document("mails")
record Mail(@Id String id, String signatureId, String campaignId, @Nullable String personId, Instant submittedAt,
		State state, Instant due, @Nullable Draft draft, @Nullable String claim, int attempts,
		@Nullable Instant failingSince, int code, @Nullable String reason, @Nullable Instant doneAt,
		@Nullable StaffNote note, @Nullable String traceparent) {

	/** Stands where a campaign would. */
	private static final String STAFF = "staff";

	static Mail waiting(Occasion occasion, String personId, Draft draft, Instant due, @Nullable String traceparent) {
		return new Mail(occasion.submission(), occasion.signatureId(), occasion.campaignId(), personId, occasion.at(),
				State.WAITING, due, draft, null, 0, null, 0, null, null, null, traceparent);
	}

	static Mail suppressed(Occasion occasion, String personId, Reason reason, Instant now, Instant until) {
		return new Mail(occasion.submission(), occasion.signatureId(), occasion.campaignId(), personId, occasion.at(),
				State.SUPPRESSED, until, null, null, 0, null, 0, reason.code(), now, null, null);
	}

	static Mail toStaff(Event<StaffEvent> event, StaffNote note, Instant due) {
		return new Mail(event.id(), event.subject(), STAFF, null, event.time(), State.WAITING, due, null, null, 0, null,
				0, null, null, note, event.traceparent());
	}

	/** Whether others are told what became of it; of mails to staff they are not. */
	boolean isTold() {
		return !this.campaignId.equals(STAFF);
	}

	Occasion occasion() {
		return new Occasion(this.id, this.signatureId, this.campaignId, this.submittedAt);
	}

	/** How far a mail has come. */
	enum State {

		/** Not sent yet. */
		WAITING,
		/** The relay took it. */
		SENT,
		/** The relay refused it for good. */
		BOUNCED,
		/** The relay put it off for too long, or its time was over. */
		FAILED,
		/** It is not sent, on purpose. */
		SUPPRESSED;

		boolean isDone() {
			return this != WAITING;
		}

	}

	/** Why a mail is not sent on purpose. */
	enum Reason {

		/** There were enough already. */
		LIMIT,
		/** Nobody is at that address. */
		BOUNCED,
		/** The owner of the address doesn't want any. */
		DISOWNED,
		/** The person asked to be forgotten. */
		ERASED;

		String code() {
			return name().toLowerCase(Locale.ROOT);
		}

		static Reason of(String code) {
			return valueOf(code.toUpperCase(Locale.ROOT));
		}

	}

}
