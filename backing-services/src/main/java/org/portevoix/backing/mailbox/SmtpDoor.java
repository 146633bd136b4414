package org.portevoix.backing.mailbox;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.smtp.server.Session;

/** Takes mails, and does wrong what {@link Faults} ask for. */
final class SmtpDoor implements AutoCloseable {

	private static final int MAX_MESSAGE_BYTES = 10 * 1024 * 1024;

	private static final int MAX_CONNECTIONS = 2000;

	private final SMTPServer server;

	SmtpDoor(int port, Mails mails, AtomicReference<Faults> faults) {
		this.server = SMTPServer.port(port)
			.bindAddress(InetAddress.getLoopbackAddress())
			.hostName("localhost")
			.softwareName("Portevoix developer mailbox")
			.maxMessageSize(MAX_MESSAGE_BYTES)
			.maxConnections(MAX_CONNECTIONS)
			.executorService(Executors.newVirtualThreadPerTaskExecutor())
			.messageHandlerFactory((context) -> new Delivery(context, mails, faults))
			.build();
	}

	void open() {
		this.server.start();
	}

	@Override
	public void close() {
		this.server.stop();
	}

	/** One mail on its way in. */
	private static final class Delivery implements MessageHandler {

		private final MessageContext context;

		private final Mails mails;

		private final AtomicReference<Faults> faults;

		private final List<String> recipients = new ArrayList<>();

		private String sender = "";

		Delivery(MessageContext context, Mails mails, AtomicReference<Faults> faults) {
			this.context = context;
			this.mails = mails;
			this.faults = faults;
		}

		@Override
		public void from(String from) {
			this.sender = from;
		}

		@Override
		public void recipient(String recipient) throws RejectException {
			Integer code = this.faults.get().codeFor(recipient);
			if (code != null) {
				throw new RejectException(code, (code < 500) ? "Try again later" : "Mailbox unavailable");
			}
			this.recipients.add(recipient);
		}

		@Override
		public @Nullable String data(InputStream data) throws IOException {
			Faults wrong = this.faults.get();
			byte[] content = data.readNBytes(MAX_MESSAGE_BYTES);
			delay(wrong.delayMillis());
			this.mails.add(this.sender, this.recipients, content);
			if (wrong.dropAfterData() && this.context instanceof Session session) {
				session.quit();
			}
			return null;
		}

		private static void delay(long millis) {
			try {
				Thread.sleep(millis);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

		@Override
		public void done() {
			// Nothing is held between mails.
		}

	}

}
