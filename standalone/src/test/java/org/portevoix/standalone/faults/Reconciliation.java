package org.portevoix.standalone.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.portevoix.standalone.faults.Fault.Allowed;
import org.portevoix.standalone.journey.RunningSystem;

import static org.awaitility.Awaitility.await;

/**
 * What came of everything that people did, to the last one.
 *
 * @param did what was done to the system
 * @param came who began to sign
 * @param accepted who was told 202
 * @param recorded documents in the store
 * @param confirmed who was told 200
 * @param counted the public count
 * @param tallied the sum of the tallies
 * @param mailed who got a mail
 * @param sent mails that the relay took, as notification-service has it
 * @param bounced mails that the relay refused for good
 * @param delivered different events at the webhook
 * @param pulled different events in the feed
 * @param mailedAgain mails beyond the first
 * @param bounced mails that the relay refused for good
 * @param deliveredAgain webhook requests beyond the first
 * @param deadLetters that came during the run
 * @param difference what the ledger's own comparison says
 * @param seconds in which somebody was told to come back later
 * @param wrong what is not as it must be
 */
record Reconciliation(Fault fault, String did, int came, int accepted, long recorded, int confirmed, long counted,
		long tallied, int mailed, long sent, long bounced, int delivered, int pulled, int mailedAgain,
		int deliveredAgain, long deadLetters, double difference, int seconds, List<String> wrong) {

	/** Waits until the books are right; if they never are, says in what they are not. */
	static Reconciliation of(Fault fault, String did, Crowd crowd, Postman postman, Receiver receiver, Partner partner,
			Platform platform, String slug, long deadLettersBefore) {
		try (Books books = new Books(platform)) {
			Reading reading = () -> read(fault, did, crowd, postman, receiver, partner, books, platform, slug,
					deadLettersBefore);
			try {
				return await().atMost(RunningSystem.PATIENCE)
					.pollInterval(Duration.ofSeconds(2))
					.ignoreExceptions()
					.until(reading::take, (taken) -> taken.wrong().isEmpty());
			}
			catch (org.awaitility.core.ConditionTimeoutException ex) {
				return reading.take();
			}
		}
	}

	private static Reconciliation read(Fault fault, String did, Crowd crowd, Postman postman, Receiver receiver,
			Partner partner, Books books, Platform platform, String slug, long deadLettersBefore) {
		int mails = crowd.accepted().stream().mapToInt(postman::count).sum();
		int mailed = (int) crowd.accepted().stream().filter((address) -> postman.count(address) > 0).count();
		int pulled = partner.pull(slug);
		Reconciliation read = new Reconciliation(fault, did, crowd.came(), crowd.accepted().size(),
				books.recorded(slug), crowd.confirmed(), count(platform, slug), books.tallied(slug), mailed,
				books.mails(slug, "SENT"), books.mails(slug, "BOUNCED"), receiver.distinct(slug), pulled,
				mails - mailed, receiver.again(slug), deadLetters(books) - deadLettersBefore, books.difference(),
				crowd.secondsOfTrouble(), List.of());
		List<String> wrong = read.faults(crowd);
		expect(wrong, "webhooks with a wrong signature", receiver.forged(), 0);
		expect(wrong, "events that the feed gave twice", partner.pulledAgain(), 0);
		return read.withWrong(wrong);
	}

	private static long count(Platform platform, String slug) {
		return platform.citizens()
			.get("/api/v1/campaigns/" + slug + "/count", null)
			.expect(200)
			.json()
			.path("confirmed")
			.longValue();
	}

	private static long deadLetters(Books books) {
		try {
			return books.deadLetters();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private List<String> faults(Crowd crowd) {
		Set<Allowed> allowed = this.fault.allowed();
		List<String> wrong = new ArrayList<>();
		expect(wrong, "refused for good", crowd.refused(), 0);
		expect(wrong, "accepted", this.accepted, this.came);
		expect(wrong, "recorded", this.recorded, this.accepted);
		expect(wrong, "sent or refused", this.sent + this.bounced, this.accepted);
		if (!allowed.contains(Allowed.MAIL_REFUSED)) {
			expect(wrong, "refused by the relay", this.bounced, 0);
		}
		if (allowed.contains(Allowed.MAIL_LOST_WITH_MAILBOX)) {
			expect(wrong, "mailed or lost", this.mailed + crowd.withoutMail(), this.accepted);
		}
		else {
			expect(wrong, "mailed", this.mailed, this.sent);
		}
		expect(wrong, "counted", this.counted, this.confirmed);
		expect(wrong, "tallied", this.tallied, this.confirmed);
		expect(wrong, "delivered", this.delivered, this.confirmed);
		expect(wrong, "pulled", this.pulled, this.confirmed);
		expect(wrong, "dead letters", this.deadLetters, (long) this.fault.poison() * Books.READERS.size());
		if (this.difference != 0) {
			wrong.add("the ledger's own difference is " + this.difference);
		}
		if (!allowed.contains(Allowed.MAIL_TWICE)) {
			expect(wrong, "mailed twice", this.mailedAgain, 0);
		}
		if (!allowed.contains(Allowed.TROUBLE) && this.seconds > 0) {
			wrong.add("citizens saw trouble: " + crowd.troubles());
		}
		return wrong;
	}

	private static void expect(List<String> wrong, String what, long is, long wanted) {
		if (is != wanted) {
			wrong.add("%s %d instead of %d".formatted(what, is, wanted));
		}
	}

	private Reconciliation withWrong(List<String> faults) {
		return new Reconciliation(this.fault, this.did, this.came, this.accepted, this.recorded, this.confirmed,
				this.counted, this.tallied, this.mailed, this.sent, this.bounced, this.delivered, this.pulled,
				this.mailedAgain, this.deliveredAgain, this.deadLetters, this.difference, this.seconds,
				List.copyOf(faults));
	}

	/** As a row of the report. */
	String row() {
		return "| %s | %s | %d | %d | %d | %d | %d%s | %d | %d | %d mails, %d webhooks | %d | %s |".formatted(
				this.fault.name(), this.did, this.accepted, this.recorded, this.confirmed, this.counted, this.mailed,
				notMailed(), this.delivered, this.pulled, this.mailedAgain, this.deliveredAgain, this.seconds,
				this.wrong.isEmpty()
						? "exact" + ((this.deadLetters > 0) ? ", %d dead letters".formatted(this.deadLetters) : "")
						: "**wrong: " + String.join("; ", this.wrong) + "**");
	}

	private String notMailed() {
		String lost = (this.sent > this.mailed) ? " (%d lost with the mailbox)".formatted(this.sent - this.mailed) : "";
		return (this.bounced > 0) ? lost + " (%d refused)".formatted(this.bounced) : lost;
	}

	private interface Reading {

		Reconciliation take();

	}

}
