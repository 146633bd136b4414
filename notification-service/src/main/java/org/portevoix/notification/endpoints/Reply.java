package org.portevoix.notification.endpoints;

import java.time.Duration;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** What came of posting to an endpoint. */
public sealed interface Reply {

	/**
	 * It answered.
	 *
	 * @param status the HTTP status
	 * @param body the beginning of the answer
	 * @param retryAfter how long it asks to be left alone
	 */
	record Answered(int status, String body, @Nullable Duration retryAfter) implements Reply {

		/** Whether it took what was posted. */
		public boolean taken() {
			return this.status >= 200 && this.status < 300;
		}

	}

	/** It did not answer. */
	record Silent(Reason reason) implements Reply {
	}

	/** Why there was no answer. */
	enum Reason {

		/** Not within the time that an attempt has. */
		TIMEOUT,
		/** There is no such name, for now. */
		UNKNOWN_HOST,
		/** The name leads to where deliveries may not go. */
		FORBIDDEN_ADDRESS,
		/** Nobody listens there. */
		NO_CONNECTION,
		/** The certificate is not good for the name, or TLS failed otherwise. */
		TLS,
		/** It hung up, or what it said is not HTTP. */
		BROKEN_OFF;

		public String code() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

	}

}
