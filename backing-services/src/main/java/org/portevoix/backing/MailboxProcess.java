package org.portevoix.backing;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.portevoix.backing.mailbox.Mailbox;

/** The developer mailbox as a process that a test may stop, kill and start again. */
public final class MailboxProcess implements AutoCloseable {

	private final int smtpPort;

	private final int webPort;

	private final ChildProcess child;

	MailboxProcess(Path directory, int smtpPort, int webPort) {
		this.smtpPort = smtpPort;
		this.webPort = webPort;
		this.child = new ChildProcess("The mailbox",
				ChildProcess.java(List.of("-Xms16m", "-Xmx256m"), Mailbox.class, Integer.toString(smtpPort),
						Integer.toString(webPort)),
				Map.of(), directory.resolve("mailbox.out"), () -> Ports.greets(smtpPort) && Ports.accepts(webPort));
	}

	/** Where it takes mails, on loopback. */
	public int smtpPort() {
		return this.smtpPort;
	}

	/** Where it shows mails, on loopback. */
	public int webPort() {
		return this.webPort;
	}

	/** Where it shows mails. */
	public String url() {
		return "http://127.0.0.1:" + this.webPort;
	}

	/** The process itself, to start, stop, kill or hold it. */
	public ChildProcess process() {
		return this.child;
	}

	@Override
	public void close() {
		this.child.kill();
	}

}
