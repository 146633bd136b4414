package org.portevoix.campaign.exports;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.portevoix.messaging.outbox.PendingEvent;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.http.MediaType;

/**
 * Somebody's right to take the names out for a day. It holds none itself: the file is
 * written straight to whoever downloads it, so that it never has anybody who took back
 * her consent in the meantime, and nothing has to be erased from it.
 *
 * @param reason why, for the audit trail
 * @param by what the person who asked is called
 * @param written names that left so far, or in the last download
 * @param lease until when a running one is taken to go on
 * @param run which download runs, or was the last
 */
@Document(Export.COLLECTION)
record Export(@Id String id, String campaignId, Kind kind, String reason, @Nullable String by, Instant at,
		Instant expires, State state, long written, @Nullable Instant lease, @Nullable String run,
		List<PendingEvent> pendingEvents, @Nullable Instant pendingDue) {

	static final String COLLECTION = "exports";

	Export {
		pendingEvents = (pendingEvents != null) ? List.copyOf(pendingEvents) : List.of();
	}

	/** As it is: one that runs and says nothing for long has failed. */
	State stateAt(Instant now) {
		boolean silent = this.lease == null || this.lease.isBefore(now);
		return (this.state == State.RUNNING && silent) ? State.FAILED : this.state;
	}

	/** What is made. */
	enum Kind {

		/** What one carries into an office. */
		PDF(MediaType.APPLICATION_PDF, "pdf"),
		/** A table that opens in the spreadsheets of most of those who hand in. */
		SPREADSHEET(new MediaType("text", "csv", StandardCharsets.UTF_8), "csv"),
		/** A table by the standard. */
		CSV(new MediaType("text", "csv", StandardCharsets.UTF_8), "csv");

		private final MediaType type;

		private final String extension;

		Kind(MediaType type, String extension) {
			this.type = type;
			this.extension = extension;
		}

		String code() {
			return name().toLowerCase(Locale.ROOT);
		}

		MediaType type() {
			return this.type;
		}

		String extension() {
			return this.extension;
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

	/** How far it is. */
	enum State {

		/** Nobody took it yet. */
		READY,
		/** It is being downloaded. */
		RUNNING,
		/** It was downloaded whole; it may be again. */
		DONE,
		/** The line or the service broke in the middle; it may be tried again. */
		FAILED,
		/** It can't be downloaded any more. */
		CANCELLED;

		String code() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
