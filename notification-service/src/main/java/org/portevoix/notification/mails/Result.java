package org.portevoix.notification.mails;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.portevoix.notification.mails.Mail.State;

import org.springframework.data.mongodb.core.query.Update;

/**
 * What became of a mail that was taken up.
 *
 * @param state what it is now
 * @param due when it may be taken up again, or when its row may go
 * @param ownFailure whether the relay put off this very mail
 * @param code the reply of the relay, 0 if there was none
 * @param noSuchAddress whether nobody is at that address
 */
record Result(Mail mail, State state, Instant at, Instant due, boolean ownFailure, int code, boolean noSuchAddress) {

	static Result done(Mail mail, State state, Instant at, Instant until, int code, boolean noSuchAddress) {
		return new Result(mail, state, at, until, false, code, noSuchAddress);
	}

	/**
	 * Takes all that were sent for sent at one moment, the last of theirs.
	 * @param batch of the same second or so
	 */
	static List<Result> together(List<Result> batch) {
		Optional<Result> last = batch.stream()
			.filter((result) -> result.state() == State.SENT)
			.max(Comparator.comparing(Result::at));
		return last.isEmpty() ? batch : batch.stream()
			.map((result) -> (result.state() == State.SENT)
					? done(result.mail(), State.SENT, last.get().at(), last.get().due(), result.code(), false) : result)
			.toList();
	}

	static Result putOff(Mail mail, Instant at, Instant due, boolean ownFailure, int code) {
		return new Result(mail, State.WAITING, at, due, ownFailure, code, false);
	}

	/** A mail that is done loses its draft; its row stays for a while. */
	static Update done(State state, Instant at, Instant until) {
		return new Update().set("state", state)
			.set("doneAt", at)
			.set("due", until)
			.unset("draft")
			.unset("note")
			.unset("traceparent")
			.unset("claim");
	}

	/** The mail as it is now, if it is done. */
	Mail outcome() {
		return new Mail(this.mail.id(), this.mail.signatureId(), this.mail.campaignId(), this.mail.personId(),
				this.mail.submittedAt(), this.state, this.due, null, null, this.mail.attempts(),
				this.mail.failingSince(), this.code, null, this.at, null, this.mail.traceparent());
	}

	Update update() {
		if (this.state.isDone()) {
			return done(this.state, this.at, this.due).set("code", this.code);
		}
		Update update = new Update().set("due", this.due).unset("claim");
		if (this.ownFailure) {
			@Nullable Instant since = this.mail.failingSince();
			update.set("attempts", this.mail.attempts() + 1)
				.set("failingSince", (since != null) ? since : this.at)
				.set("code", this.code);
		}
		return update;
	}

}
