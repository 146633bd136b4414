package org.portevoix.member.contacts;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.Purpose;
import org.portevoix.member.people.Supporter;
import org.portevoix.member.people.Supporter.Given;

/**
 * Whether a partner may know who signed.
 *
 * @param answer {@code data}, {@code no}, which is final, or {@code not-yet}
 * @param contact only with {@code data}
 */
record Answer(String answer, @Nullable Contact contact) {

	static final Answer NO = new Answer("no", null);

	static final Answer NOT_YET = new Answer("not-yet", null);

	static Answer data(Contact contact) {
		return new Answer("data", contact);
	}

	/**
	 * Who it was. Personal data.
	 *
	 * @param personRef her reference towards that partner
	 * @param purpose what she agreed to
	 * @param textVersion names the words that she agreed to
	 */
	record Contact(String personRef, String givenName, String familyName, String email, String country,
			@Nullable String postcode, String locale, Purpose purpose, @Nullable String textVersion,
			Instant grantedAt) {

		static Contact of(Supporter person, Given consent, String personRef) {
			var known = person.contact();
			return new Contact(personRef, known.givenName(), known.familyName(), known.email(), known.country(),
					known.postcode(), known.locale(), consent.purpose(), consent.textVersion(), consent.at());
		}

		/** Nothing: a log may get hold of it. */
		@Override
		public String toString() {
			return "Contact[…]";
		}

	}

}
