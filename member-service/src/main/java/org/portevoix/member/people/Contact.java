package org.portevoix.member.people;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.Submission;

/** How to reach a person, in the words she used. Personal data. */
public record Contact(String givenName, String familyName, String email, String locale, String country,
		@Nullable String postcode) {

	public static Contact of(Submission submission) {
		return new Contact(submission.givenName(), submission.familyName(), submission.email(), submission.locale(),
				submission.country(), submission.postcode());
	}

	/** Nothing: a log may get hold of it. */
	@Override
	public String toString() {
		return "Contact[…]";
	}

}
