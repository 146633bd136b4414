package org.portevoix.gateway.health;

import java.util.ArrayList;
import java.util.List;

/**
 * What {@code GET /health} answers.
 *
 * @param status {@code UP} while signatures are taken, else {@code DOWN}
 * @param degraded names of what is away; when signatures are not taken, what they need
 * first
 */
record Health(String status, List<String> degraded) {

	Health {
		degraded = List.copyOf(degraded);
	}

	static Health of(boolean signatures, boolean members, boolean notifications, boolean mongodb) {
		List<String> away = new ArrayList<>();
		// Not ready is also what it is without the log, which the services need as well.
		addUnless(signatures, "campaign-service", away);
		addUnless(members, "member-service", away);
		addUnless(notifications, "notification-service", away);
		// Only campaign-service knows, so without it nothing can be said.
		addUnless(mongodb || !signatures, "mongodb", away);
		return new Health(signatures ? "UP" : "DOWN", away);
	}

	private static void addUnless(boolean present, String name, List<String> away) {
		if (!present) {
			away.add(name);
		}
	}

	boolean takesSignatures() {
		return this.status.equals("UP");
	}

}
