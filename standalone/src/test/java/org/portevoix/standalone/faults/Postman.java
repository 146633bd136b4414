package org.portevoix.standalone.faults;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Carries every mail out of the mailbox soon after it came, since a mailbox may die. */
final class Postman {

	private static final Pattern LINK = Pattern.compile("/confirm\\?token=([A-Za-z0-9._-]+)");

	private static final long PAUSE_MILLIS = 150;

	private final Web mailbox;

	private final Map<String, Letters> byAddress = new ConcurrentHashMap<>();

	private final Set<String> seen = ConcurrentHashMap.newKeySet();

	private Instant newest = Instant.EPOCH;

	Postman(String mailboxUrl) {
		this.mailbox = new Web(mailboxUrl);
		Thread.ofVirtual().name("postman").start(this::walk);
	}

	/**
	 * The token in the first confirmation mail to an address; null as long as none came.
	 */
	@Nullable String token(String address) {
		Letters letters = this.byAddress.get(address);
		return (letters != null) ? letters.token() : null;
	}

	/** How many mails came to an address. */
	int count(String address) {
		Letters letters = this.byAddress.get(address);
		return (letters != null) ? letters.count() : 0;
	}

	private void walk() {
		try {
			while (true) {
				collect();
				Thread.sleep(PAUSE_MILLIS);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void collect() {
		Web.Answer answer = this.mailbox.get("/api/messages?since=" + this.newest, null);
		if (answer.status() != 200) {
			return;
		}
		try {
			answer.json().forEach(this::take);
		}
		catch (JacksonException ex) {
			// The mailbox died in the middle of its answer.
		}
	}

	private void take(JsonNode mail) {
		Instant at = Instant.parse(mail.path("receivedAt").stringValue());
		if (at.isAfter(this.newest)) {
			this.newest = at;
		}
		String address = mail.path("to").path(0).stringValue();
		Matcher link = LINK.matcher(mail.path("text").stringValue());
		if (link.find() && this.seen.add(at + " " + mail.path("id"))) {
			String token = link.group(1);
			this.byAddress.merge(address, new Letters(token, 1),
					(before, unused) -> new Letters(before.token(), before.count() + 1));
		}
	}

	private record Letters(String token, int count) {
	}

}
