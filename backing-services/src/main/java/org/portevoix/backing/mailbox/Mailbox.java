package org.portevoix.backing.mailbox;

import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;

import org.portevoix.backing.ParentWatch;

/** The mailbox as a process: {@code Mailbox SMTP_PORT WEB_PORT}. */
public final class Mailbox implements AutoCloseable {

	private final SmtpDoor door;

	private final MailboxWeb web;

	Mailbox(int smtpPort, int webPort) throws IOException {
		Mails mails = new Mails(Mails.KEPT, Clock.systemUTC());
		AtomicReference<Faults> faults = new AtomicReference<>(Faults.NONE);
		this.door = new SmtpDoor(smtpPort, mails, faults);
		this.web = new MailboxWeb(webPort, mails, faults);
		this.door.open();
		this.web.open();
	}

	/** Runs until the process is told to end. */
	public static void main(String[] args) throws IOException {
		Mailbox mailbox = new Mailbox(Integer.parseInt(args[0]), Integer.parseInt(args[1]));
		Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(mailbox::close));
		ParentWatch.ifAsked();
	}

	@Override
	public void close() {
		this.web.close();
		this.door.close();
	}

}
