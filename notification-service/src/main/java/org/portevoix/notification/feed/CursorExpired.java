package org.portevoix.notification.feed;

import java.time.Instant;
import java.util.Map;

import org.portevoix.service.problems.Problem;

import org.springframework.http.HttpStatus;

/** Some of what follows the cursor is not kept any more. */
class CursorExpired extends Problem {

	private static final long serialVersionUID = 1L;

	private final String start;

	private final Instant keptSince;

	CursorExpired(String start, Instant keptSince) {
		super(HttpStatus.GONE, "cursor-expired",
				"Events after this cursor are no longer kept, so some would be missed. Begin again at start, which is "
						+ "the oldest that is kept, and reconcile with /api/v1/supporters.");
		this.start = start;
		this.keptSince = keptSince;
	}

	@Override
	public Map<String, Object> properties() {
		return Map.of("start", this.start, "keptSince", this.keptSince.toString());
	}

}
