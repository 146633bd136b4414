package org.portevoix.notification.mails;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.portevoix.notification.letters.Occasion;
import org.portevoix.notification.mails.Mail.Reason;
import org.portevoix.notification.mails.MailSettings.Limits;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Which mails one address was granted lately, and whether it gets any. All is reckoned in
 * the time of the submissions, so that a delay or a replay decides the same.
 *
 * @param revision rises with each change
 * @param granted of the last 7 days
 * @param suppressed why she gets none any more
 * @param expires when nothing in it matters any longer
 */
@Document("people")
record Person(@Id String id, long revision, List<Granted> granted, @Nullable String suppressed,
		@Nullable Instant expires) {

	private static final Duration DAY = Duration.ofDays(1);

	private static final Duration WEEK = Duration.ofDays(7);

	Person {
		granted = List.copyOf(granted);
	}

	static Person unknown(String id) {
		return new Person(id, 0, List.of(), null, null);
	}

	/**
	 * Decides about one more mail.
	 * @param content stands for what would be agreed to: only the same again has to wait,
	 * so that nobody's own mail waits for one that a stranger caused
	 */
	Verdict ask(Occasion occasion, int content, Limits limits) {
		Optional<Granted> before = only((one) -> one.mail().equals(occasion.submission())).findFirst();
		if (before.isPresent()) {
			return new Verdict.GrantedBefore(before.get().at(), before.get().instead());
		}
		if (this.suppressed != null) {
			return new Verdict.Refused(Reason.of(this.suppressed));
		}
		Optional<Granted> latest = only(
				(one) -> one.signature().equals(occasion.signatureId()) && one.content() == content)
			.max(Comparator.comparing(Granted::at));
		if (latest.isPresent() && latest.get().at().isAfter(occasion.at())) {
			return instead(latest.get(), occasion, content);
		}
		if (isTooMuch(occasion, limits)) {
			return new Verdict.Refused(Reason.LIMIT);
		}
		Instant at = latest.map((one) -> later(occasion.at(), one.at().plus(limits.apart()))).orElse(occasion.at());
		Granted added = new Granted(occasion.submission(), occasion.signatureId(), content, occasion.at(), at,
				List.of());
		return new Verdict.Granted(with(added, null), at, List.of());
	}

	/** One mail is put off already: the newer submission takes its place. */
	private Verdict instead(Granted deferred, Occasion occasion, int content) {
		if (occasion.at().isBefore(deferred.asked())) {
			return new Verdict.Refused(Reason.LIMIT);
		}
		Granted newer = new Granted(occasion.submission(), occasion.signatureId(), content, occasion.at(),
				deferred.at(), deferred.insteadWithItself());
		return new Verdict.Granted(with(newer, deferred), deferred.at(), List.of(deferred.mail()));
	}

	private boolean isTooMuch(Occasion occasion, Limits limits) {
		Instant dayAgo = occasion.at().minus(DAY);
		Instant weekAgo = occasion.at().minus(WEEK);
		return only((one) -> one.at().isAfter(dayAgo)).count() >= limits.perAddressADay()
				|| only((one) -> one.signature().equals(occasion.signatureId()) && one.at().isAfter(weekAgo))
					.count() >= limits.perSignatureAWeek();
	}

	private Person with(Granted added, @Nullable Granted replaced) {
		Instant weekAgo = added.asked().minus(WEEK);
		List<Granted> kept = new ArrayList<>(
				only((one) -> !one.equals(replaced) && one.at().isAfter(weekAgo)).toList());
		kept.add(added);
		Instant last = kept.stream().map(Granted::at).max(Comparator.naturalOrder()).orElseThrow();
		return new Person(this.id, this.revision, kept, this.suppressed, last.plus(WEEK));
	}

	/**
	 * After a withdrawal she may come back at once: no earlier mail stands in the way.
	 */
	Person released(String signatureId) {
		List<Granted> kept = this.granted.stream()
			.map((one) -> one.signature().equals(signatureId) ? one.released() : one)
			.toList();
		return new Person(this.id, this.revision, kept, this.suppressed, this.expires);
	}

	/** Mails about a signature that wait for their hour. */
	List<Granted> deferred(String signatureId) {
		return only((one) -> one.signature().equals(signatureId) && one.at().isAfter(one.asked())).toList();
	}

	Person withRevision(long next) {
		return new Person(this.id, next, this.granted, this.suppressed, this.expires);
	}

	private java.util.stream.Stream<Granted> only(Predicate<Granted> wanted) {
		return this.granted.stream().filter(wanted);
	}

	private static Instant later(Instant one, Instant other) {
		return one.isAfter(other) ? one : other;
	}

	/**
	 * A mail that was or will be sent.
	 *
	 * @param content stands for what would be agreed to
	 * @param asked when the form was sent
	 * @param at when the mail goes out at the earliest
	 * @param instead the mails that it took the place of, so that a crash between this
	 * and their rows is made good by a replay; the last ones
	 */
	record Granted(String mail, String signature, int content, Instant asked, Instant at, List<String> instead) {

		private static final int MOST = 20;

		/** Like nothing that anybody could send. */
		private static final int RELEASED = 0;

		Granted {
			instead = List.copyOf(instead);
		}

		private Granted released() {
			return new Granted(this.mail, this.signature, RELEASED, this.asked, this.asked, this.instead);
		}

		private List<String> insteadWithItself() {
			return java.util.stream.Stream.concat(this.instead.stream(), java.util.stream.Stream.of(this.mail))
				.skip(Math.max(0, this.instead.size() + 1 - MOST))
				.toList();
		}

	}

	/** What was decided about one mail. */
	sealed interface Verdict {

		/**
		 * It is sent.
		 *
		 * @param at when, at the earliest
		 * @param instead the mails that it takes the place of
		 */
		record Granted(Person after, Instant at, List<String> instead) implements Verdict {
		}

		/** It was decided before that it is sent. */
		record GrantedBefore(Instant at, List<String> instead) implements Verdict {
		}

		/** It is not. */
		record Refused(Reason reason) implements Verdict {
		}

	}

}
