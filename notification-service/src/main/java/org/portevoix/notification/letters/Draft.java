package org.portevoix.notification.letters;

import java.util.List;

import org.portevoix.events.ConsentAnswer;
import org.portevoix.events.Submission;

import static java.util.Objects.requireNonNull;

/**
 * What a confirmation mail is written from. Personal data: it is kept until the mail is
 * sent.
 *
 * @param email as typed
 * @param language of the form
 * @param granted what she agreed to beside signing; what she refused is no part of it
 * @param noticeVersion the privacy notice that the form linked to
 */
public record Draft(String email, String givenName, String familyName, String language, List<ConsentAnswer> granted,
		String noticeVersion) {

	public Draft {
		requireNonNull(email);
		requireNonNull(givenName);
		requireNonNull(familyName);
		requireNonNull(language);
		granted = List.copyOf(granted);
		requireNonNull(noticeVersion);
	}

	public static Draft of(Submission submission) {
		return new Draft(submission.email(), submission.givenName(), submission.familyName(), submission.locale(),
				submission.consents().stream().filter(ConsentAnswer::granted).toList(), submission.noticeVersion());
	}

	/**
	 * Stands for what would be agreed to, whatever spelling of the address it came with:
	 * the same on every machine, and never 0.
	 */
	public int content() {
		StringBuilder text = new StringBuilder(this.givenName).append('\n')
			.append(this.familyName)
			.append('\n')
			.append(this.language);
		this.granted.forEach((
				answer) -> text.append('\n').append(answer.purpose().code()).append(' ').append(answer.organisation()));
		return text.toString().hashCode() | 1;
	}

}
