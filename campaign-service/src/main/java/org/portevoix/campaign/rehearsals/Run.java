package org.portevoix.campaign.rehearsals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

import org.portevoix.events.CampaignState;
import org.portevoix.messaging.outbox.PendingEvent;

/**
 * One rehearsal of one campaign. It stays when all else is wiped, as the proof of that.
 *
 * @param id of the rehearsal, which looks like a campaign
 * @param slug of the rehearsal
 * @param campaignId what is rehearsed
 * @param campaign its slug at the time
 * @param stage the campaign while it is rehearsed, the rehearsal once that is wiped: no
 * two may have the same
 * @param staged its public state; null once it is wiped
 * @param consenting of 100
 * @param sent how many have signed so far
 * @param startedBy what the person or client is called
 * @param proofs what each service says that it removed, by service
 * @param holder which instance works on it, until {@code heldUntil}
 */
@Document(Run.COLLECTION)
public record Run(@Id String id, String slug, String campaignId, String campaign, String organisation, String stage,
		@Nullable CampaignState staged, int signatures, int perSecond, int consenting, int sent, State state,
		Instant startedAt, String startedBy, @Nullable Instant endedAt, @Nullable Map<String, Proof> proofs,
		@Nullable String holder, @Nullable Instant heldUntil, @Nullable List<PendingEvent> pendingEvents,
		@Nullable Instant pendingDue) {

	static final String COLLECTION = "rehearsals";

	/** Who has to prove that nothing is left. */
	private static final Set<String> SERVICES = Set.of("campaign-service", "member-service", "notification-service");

	public Run {
		proofs = Map.copyOf(Objects.requireNonNullElse(proofs, Map.of()));
	}

	/** What the services say, by their names. */
	public Map<String, Proof> said() {
		return new TreeMap<>(Objects.requireNonNull(this.proofs));
	}

	/** Whether every service says that nothing is left. */
	public boolean gone() {
		return this.state == State.WIPED && said().keySet().containsAll(SERVICES)
				&& said().values().stream().allMatch((proof) -> proof.remaining() == 0);
	}

	/** How it stands. */
	public enum State {

		/** People sign. */
		RUNNING,

		/** All have signed. */
		DONE,

		/** Somebody stopped it. */
		STOPPED,

		/** It is over, and every service removes what it has of it. */
		WIPED;

		/** Names its message. */
		public String code() {
			return name().toLowerCase(java.util.Locale.ROOT);
		}

	}

	/**
	 * What a service says that it did.
	 *
	 * @param removed documents, by collection
	 * @param left the same
	 */
	public record Proof(Map<String, Long> removed, Map<String, Long> left, Instant at) {

		/** How much went. */
		public long gone() {
			return sum(this.removed);
		}

		/** How much is there. */
		public long remaining() {
			return sum(this.left);
		}

		private static long sum(Map<String, Long> counts) {
			return counts.values().stream().mapToLong(Long::longValue).sum();
		}

	}

}
