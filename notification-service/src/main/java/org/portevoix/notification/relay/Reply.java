package org.portevoix.notification.relay;

import java.util.Locale;

import jakarta.mail.MessagingException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/**
 * What the relay answered when it did not take a mail.
 *
 * @param stage what it answered to
 * @param code its reply code (RFC 5321), 0 if it said nothing
 * @param policy whether its enhanced status (RFC 3463) is 5.7: not wanted from here,
 * which says nothing about the address
 */
record Reply(Stage stage, int code, boolean policy) {

	private static final int CLOSING = 421;

	/** How far the conversation had come. */
	enum Stage {

		/** Before the recipient was named. */
		SENDER,
		/** When the recipient was named. */
		RECIPIENT,
		/** After that. */
		CONTENT

	}

	static Reply of(MessagingException failure) {
		for (Exception ex = failure; ex != null; ex = next(ex)) {
			if (ex instanceof SMTPAddressFailedException refused) {
				return new Reply(Stage.RECIPIENT, known(refused.getReturnCode()), policy(refused.getMessage()));
			}
			if (ex instanceof SMTPSenderFailedException refused) {
				return new Reply(Stage.SENDER, known(refused.getReturnCode()), false);
			}
		}
		if (failure instanceof SMTPSendFailedException failed) {
			return new Reply(stage(failed.getCommand()), known(failed.getReturnCode()), policy(failed.getMessage()));
		}
		// Nothing but a broken conversation: it may have been the last word that is lost.
		return new Reply(Stage.CONTENT, 0, false);
	}

	Handover handover() {
		if (this.code == CLOSING || this.stage == Stage.SENDER || (this.code == 0 && this.stage == Stage.RECIPIENT)) {
			// What is said before a recipient is named is about this platform, not about
			// her.
			return new Handover.NobodyThere();
		}
		if (this.code < 500) {
			return new Handover.NotNow(this.code);
		}
		return new Handover.Refused(this.code, this.stage == Stage.RECIPIENT && !this.policy);
	}

	boolean leavesConnectionUsable() {
		return this.code != 0 && this.code != CLOSING;
	}

	private static Stage stage(@Nullable String command) {
		String verb = (command != null) ? command.toUpperCase(Locale.ROOT) : "";
		if (verb.startsWith("MAIL") || verb.startsWith("RSET") || verb.startsWith("EHLO")) {
			return Stage.SENDER;
		}
		return verb.startsWith("RCPT") ? Stage.RECIPIENT : Stage.CONTENT;
	}

	private static @Nullable Exception next(Exception ex) {
		return (ex instanceof MessagingException messaging) ? messaging.getNextException() : null;
	}

	private static int known(int code) {
		return Math.max(code, 0);
	}

	private static boolean policy(@Nullable String message) {
		return message != null && message.matches("(?s)\\d{3}[ -]5\\.7\\..*");
	}

}
