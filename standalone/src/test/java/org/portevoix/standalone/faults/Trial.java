package org.portevoix.standalone.faults;

import java.util.concurrent.atomic.AtomicInteger;

/** Tries faults on one running system, each with a campaign of its own. */
final class Trial implements AutoCloseable {

	private static final AtomicInteger NUMBERS = new AtomicInteger();

	private static final int BEFORE = 20;

	private final Platform platform;

	private final Postman postman;

	private final Receiver receiver = new Receiver();

	private final Partner partner;

	Trial(Platform platform) {
		this.platform = platform;
		this.postman = new Postman(platform.system().mailboxUrl(""));
		this.partner = new Partner(platform.citizens(), this.receiver);
	}

	/**
	 * Lets people sign while the fault strikes, and reconciles when they are done.
	 * @throws Skipped if it can't be tried here
	 */
	Reconciliation of(Fault fault) throws Exception {
		String slug = "fault-" + NUMBERS.incrementAndGet() + "-" + Long.toString(System.currentTimeMillis(), 36);
		this.partner.open(slug);
		long deadLetters = deadLetters();
		Crowd crowd = new Crowd(this.platform, this.postman, slug, fault.perSecond());
		crowd.start();
		String did;
		try {
			crowd.awaitMore(BEFORE);
			did = fault.strike(this.platform, crowd);
		}
		finally {
			crowd.close();
		}
		this.platform.awaitAll();
		crowd.awaitEnd(fault.allowed().contains(Fault.Allowed.MAIL_LOST_WITH_MAILBOX)
				|| fault.allowed().contains(Fault.Allowed.MAIL_REFUSED));
		return Reconciliation.of(fault, did, crowd, this.postman, this.receiver, this.partner, this.platform, slug,
				deadLetters);
	}

	private long deadLetters() throws Exception {
		try (Books books = new Books(this.platform)) {
			return books.deadLetters();
		}
	}

	@Override
	public void close() {
		this.receiver.close();
	}

}
