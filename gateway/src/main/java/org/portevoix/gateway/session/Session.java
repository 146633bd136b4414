package org.portevoix.gateway.session;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A person who signed in, as her cookie tells it.
 *
 * @param id random, new at each sign-in
 * @param previousId of the session that the same person had in this browser before, so
 * that a form which was open while that one ended can still be sent
 * @param subject whom the issuer named
 * @param startedAt when she signed in
 * @param tokens what the issuer gave for her
 */
record Session(String id, @Nullable String previousId, String subject, Instant startedAt, Tokens tokens) {

	/**
	 * Begins a session.
	 * @param before what the browser had; counts only if it was the same person's
	 */
	static Session start(String subject, Tokens tokens, @Nullable Session before, Instant now) {
		String previous = (before != null && before.subject.equals(subject)) ? before.id : null;
		return new Session(RandomText.create(), previous, subject, now, tokens);
	}

	Session with(Tokens renewed) {
		return new Session(this.id, this.previousId, this.subject, this.startedAt,
				renewed.keepingRefresh(this.tokens.refresh()));
	}

	boolean isOlderThan(Duration age, Instant now) {
		return now.isAfter(this.startedAt.plus(age));
	}

}
