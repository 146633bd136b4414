package org.portevoix.campaign.ledger;

import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What signatures may have in common that nobody meant.
 *
 * @param value the hash of the network, or the domain; empty for those in a hurry
 */
public record Suspicion(Kind kind, String value) {

	private static final int LONGEST = 253;

	/** As a form names it; empty if it names none. */
	public static Optional<Suspicion> of(@Nullable String kind, @Nullable String value) {
		return Kind.of(kind)
			.map((known) -> new Suspicion(known, (value != null) ? value : ""))
			.filter((named) -> named.value.length() <= LONGEST && named.value.isEmpty() == (named.kind == Kind.HURRY));
	}

	/** By what they stand out. */
	public enum Kind {

		/** One /24 or /64. */
		NETWORK,
		/** One mail domain. */
		DOMAIN,
		/** Sent faster than anybody reads. */
		HURRY;

		/** Names its messages. */
		public String code() {
			return name().toLowerCase(Locale.ROOT);
		}

		static Optional<Kind> of(@Nullable String code) {
			for (Kind kind : values()) {
				if (kind.code().equals(code)) {
					return Optional.of(kind);
				}
			}
			return Optional.empty();
		}

	}

}
