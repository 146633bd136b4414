package org.portevoix.notification.deliveries;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** A place in the log of an endpoint, from where older deliveries are asked for. */
record LogPlace(Instant createdAt, String id) {

	/** Reads what {@link #text} wrote. */
	static Optional<LogPlace> parse(String text) {
		String[] parts = text.split("~", 2);
		try {
			return (parts.length == 2) ? Optional.of(new LogPlace(Instant.parse(parts[0]), parts[1]))
					: Optional.empty();
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

	String text() {
		return this.createdAt + "~" + this.id;
	}

}
