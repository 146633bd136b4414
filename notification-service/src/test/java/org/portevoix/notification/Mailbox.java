package org.portevoix.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.portevoix.backing.BackingServices;
import org.portevoix.backing.MailboxProcess;
import org.portevoix.events.EventCodec;

/** The developer mailbox as tests see it. */
final class Mailbox implements AutoCloseable {

	private final HttpClient http = HttpClient.newHttpClient();

	private final MailboxProcess process = BackingServices.startMailbox();

	int smtpPort() {
		return this.process.smtpPort();
	}

	MailboxProcess process() {
		return this.process;
	}

	List<Received> to(String address) {
		return List.of(EventCodec.mapper()
			.readValue(ask("GET", "/api/messages?to=" + URLEncoder.encode(address, StandardCharsets.UTF_8), null),
					Received[].class));
	}

	int count() {
		return EventCodec.mapper().readTree(ask("GET", "/health", null)).path("mails").asInt();
	}

	List<Received> all() {
		return List.of(EventCodec.mapper().readValue(ask("GET", "/api/messages", null), Received[].class));
	}

	void faults(String json) {
		ask("PUT", "/api/faults", json);
	}

	void heal() {
		faults("{}");
	}

	private String ask(String method, String path, @Nullable String body) {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.process.url() + path))
			.method(method,
					(body != null) ? HttpRequest.BodyPublishers.ofString(body) : HttpRequest.BodyPublishers.noBody())
			.build();
		try {
			return this.http.send(request, HttpResponse.BodyHandlers.ofString()).body();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.http.close();
		this.process.close();
	}

	/** A mail that came. */
	record Received(String id, List<String> to, String subject, Map<String, String> headers, String text, String html) {

		Received {
			text = text.replace("\r\n", "\n");
			html = html.replace("\r\n", "\n");
		}

		/** The link to a page, which stands alone on its line. */
		String link(String page) {
			return this.text.lines()
				.filter((line) -> line.startsWith("http") && line.contains("/" + page + "?token="))
				.findFirst()
				.orElseThrow();
		}

	}

}
