package org.portevoix.member.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.portevoix.messaging.outbox.PendingEvent;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * That somebody deals, or dealt, with a dead letter. It is written before anything is
 * sent, with the event that tells of it, and holds nothing of what the letter held.
 *
 * @param topic the dead-letter topic
 * @param partition there
 * @param offset there
 * @param at when she began
 * @param actor who
 * @param name what she is called
 * @param reason what she said about it
 * @param claim a new one with each beginning, so that nobody goes on with what another
 * one began anew
 * @param sent when the log acknowledged it
 * @param expires when the letter is surely gone
 */
@Document(Dealt.COLLECTION)
record Dealt(@Id String id, String topic, int partition, long offset, Act act, Instant at, String actor,
		@Nullable String name, String reason, String claim, @Nullable Instant sent, Instant expires,
		List<PendingEvent> pendingEvents, @Nullable Instant pendingDue) {

	static final String COLLECTION = "letters";

	/** Longer than a sender tries and the store may take. */
	private static final Duration SENDING = Duration.ofSeconds(30);

	/**
	 * The id for a letter. A topic that is made anew begins at 0 again, so its moment is
	 * part of it.
	 */
	static String id(DeadLetter letter) {
		Place place = letter.place();
		return place.topic() + "-" + place.partition() + "-" + place.offset() + "-" + letter.at().toEpochMilli();
	}

	Standing standing(Instant now) {
		if (this.act == Act.ASIDE) {
			return Standing.ASIDE;
		}
		if (this.sent != null) {
			return Standing.SENT;
		}
		return now.isBefore(this.at.plus(SENDING)) ? Standing.SENDING : Standing.PERHAPS;
	}

	/** Whether nobody needs to look at the letter again. */
	boolean done() {
		return this.act == Act.ASIDE || this.sent != null;
	}

	/** What somebody does about a letter. */
	enum Act {

		/** Sends it back as it is. */
		RETRIED("dead-letter.retried"),
		/** Sends it back with another value. */
		MENDED("dead-letter.mended"),
		/** Leaves it where it is. */
		ASIDE("dead-letter.set-aside");

		private final String code;

		Act(String code) {
			this.code = code;
		}

		/** As the audit trail names it. */
		String code() {
			return this.code;
		}

	}

	/** How far that is. */
	enum Standing {

		/** Somebody is at it at this moment. */
		SENDING,
		/** It was begun, and nobody knows whether the log took it. */
		PERHAPS,
		/** The log has it. */
		SENT,
		/** It is left where it is. */
		ASIDE;

		/** Whether it may be dealt with again. */
		boolean mayBeRepeated() {
			return this == PERHAPS || this == ASIDE;
		}

	}

}
