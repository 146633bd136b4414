package org.portevoix.benchmarks.programs;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

import org.portevoix.benchmarks.platform.Campaign;
import org.portevoix.benchmarks.platform.EventLog;
import org.portevoix.benchmarks.platform.People;
import org.portevoix.benchmarks.platform.Platform;
import org.portevoix.events.Event;
import org.portevoix.events.SignatureRecord;
import org.portevoix.tokens.TokenKeys;

/**
 * Signatures that only wait to be confirmed: written to the log directly, since their way
 * there is not what is measured, with the requests that confirm them.
 */
final class Prepared {

	private static final int CHUNK = 5_000;

	private final Queue<byte[]> confirmations = new ArrayDeque<>();

	private Prepared() {
	}

	/** Makes so many for a campaign. */
	static Prepared of(Platform platform, EventLog log, Campaign campaign, int count) throws IOException {
		TokenKeys keys = TokenKeys.parse(platform.secret("TOKEN_KEYS").orElseThrow());
		People people = new People(campaign);
		Prepared prepared = new Prepared();
		String host = platform.gateway().getAuthority();
		for (int begin = 0; begin < count; begin += CHUNK) {
			List<Event<SignatureRecord>> events = new ArrayList<>();
			for (int i = begin; i < Math.min(count, begin + CHUNK); i++) {
				events.add(people.submitted());
			}
			log.append(EventLog.SIGNATURES, events.stream());
			events.forEach((event) -> prepared.confirmations
				.add(Campaign.confirmation(host, campaign.token(keys, event.subject(), event.id()))));
		}
		return prepared;
	}

	/** Whether a system tells enough for this. */
	static boolean isPossible(Platform platform) {
		return platform.secret("TOKEN_KEYS").isPresent() && platform.secret("PORTEVOIX_CLIENT_SECRET").isPresent();
	}

	/** The next request. */
	byte[] next() {
		return this.confirmations.remove();
	}

	boolean isEmpty() {
		return this.confirmations.isEmpty();
	}

}
