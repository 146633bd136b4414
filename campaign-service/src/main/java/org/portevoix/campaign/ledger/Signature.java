package org.portevoix.campaign.ledger;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.End;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * All that is known of one person and one campaign.
 *
 * @param revision rises with each write; a writer names the one it read
 * @param personId gone when nothing is kept that belongs to a person
 * @param pending the latest unconfirmed submissions, oldest first
 * @param cycle the active one; at most one is
 * @param cycles how many there were
 * @param lastEnd why the last one ended, or the unconfirmed was forgotten
 * @param consents given with confirmed submissions
 * @param applied the record that changed it last; earlier ones are skipped
 * @param effects what it did to the count; settled pairs are dropped
 * @param outgoing events that are not sent yet
 * @param purgeDue when what is unconfirmed must be gone
 * @param marks what it did to the other numbers; settled pairs are dropped
 * @param overflowed whether older unconfirmed submissions are kept elsewhere
 */
@Document("signatures")
record Signature(@Id String id, long revision, String campaignId, String slug, @Nullable String personId,
		List<Pending> pending, @Nullable Cycle cycle, int cycles, @Nullable End lastEnd, List<GivenConsent> consents,
		@Nullable Position applied, List<Effect> effects, List<Outgoing> outgoing, @Nullable Instant purgeDue,
		List<Mark> marks, @Nullable Overflowed overflowed) {

	@PersistenceCreator
	Signature {
		pending = List.copyOf(pending);
		consents = List.copyOf(consents);
		effects = List.copyOf(effects);
		outgoing = List.copyOf(outgoing);
		// Documents from before there were marks have none.
		marks = (marks != null) ? List.copyOf(marks) : List.of();
	}

	static Signature blank(String id, String campaignId, String slug) {
		return new Signature(id, 0, campaignId, slug, null, List.of(), null, 0, null, List.of(), null, List.of(),
				List.of(), null, List.of(), null);
	}

	Optional<Pending> pending(String submission) {
		return this.pending.stream().filter((candidate) -> candidate.id().equals(submission)).findFirst();
	}

	/**
	 * When the oldest of what it holds of a person was sent; empty if it holds nothing.
	 */
	Optional<Instant> oldest() {
		if (this.personId == null) {
			return Optional.empty();
		}
		Cycle active = this.cycle;
		Stream<Instant> signer = (active != null && active.signer() != null) ? Stream.of(active.sentAt())
				: Stream.empty();
		return Stream
			.of(this.pending.stream().map((typed) -> typed.submission().submittedAt()), signer,
					this.consents.stream().map(GivenConsent::sentAt),
					Stream.ofNullable(this.overflowed).map(Overflowed::oldest))
			.flatMap((times) -> times)
			.min(Comparator.naturalOrder());
	}

	/** Its effects on one partition's tally, above one offset and up to a position. */
	List<Effect> effectsBetween(long above, Position end) {
		return this.effects.stream()
			.filter((effect) -> effect.position().upTo(end) && effect.position().offset() > above)
			.toList();
	}

	/** The same for its marks. */
	List<Mark> marksBetween(long above, Position end) {
		return this.marks.stream()
			.filter((mark) -> mark.position().upTo(end) && mark.position().offset() > above)
			.toList();
	}

	Signature withMarks(List<Mark> others) {
		return new Signature(this.id, this.revision, this.campaignId, this.slug, this.personId, this.pending,
				this.cycle, this.cycles, this.lastEnd, this.consents, this.applied, this.effects, this.outgoing,
				this.purgeDue, others, this.overflowed);
	}

	List<Outgoing> outgoingUpTo(Position end) {
		return this.outgoing.stream().filter((event) -> event.position().upTo(end)).toList();
	}

	Signature withRevision(long other) {
		return new Signature(this.id, other, this.campaignId, this.slug, this.personId, this.pending, this.cycle,
				this.cycles, this.lastEnd, this.consents, this.applied, this.effects, this.outgoing, this.purgeDue,
				this.marks, this.overflowed);
	}

	Change change() {
		return new Change(this);
	}

	/** The document in the making: a record changes several parts of it at once. */
	static final class Change {

		private final Signature before;

		private @Nullable String personId;

		private List<Pending> pending;

		private @Nullable Cycle cycle;

		private int cycles;

		private @Nullable End lastEnd;

		private List<GivenConsent> consents;

		private List<Effect> effects;

		private List<Outgoing> outgoing;

		private @Nullable Instant purgeDue;

		private @Nullable Overflowed overflowed;

		private Change(Signature before) {
			this.before = before;
			this.personId = before.personId;
			this.pending = before.pending;
			this.cycle = before.cycle;
			this.cycles = before.cycles;
			this.lastEnd = before.lastEnd;
			this.consents = before.consents;
			this.effects = before.effects;
			this.outgoing = before.outgoing;
			this.purgeDue = before.purgeDue;
			this.overflowed = before.overflowed;
		}

		Change personId(@Nullable String value) {
			this.personId = value;
			return this;
		}

		Change pending(List<Pending> value) {
			this.pending = value;
			this.purgeDue = value.isEmpty() ? null : this.purgeDue;
			return this;
		}

		Change purgeDue(Instant value) {
			this.purgeDue = value;
			return this;
		}

		Change cycle(@Nullable Cycle value) {
			this.cycle = value;
			return this;
		}

		Change cycles(int value) {
			this.cycles = value;
			return this;
		}

		Change lastEnd(@Nullable End value) {
			this.lastEnd = value;
			return this;
		}

		Change consents(List<GivenConsent> value) {
			this.consents = value;
			return this;
		}

		Change effects(List<Effect> value) {
			this.effects = value;
			return this;
		}

		Change outgoing(List<Outgoing> value) {
			this.outgoing = value;
			return this;
		}

		Change overflowed(@Nullable Overflowed value) {
			this.overflowed = value;
			return this;
		}

		Signature appliedAt(Position position) {
			// Nothing that belongs to a person is left: neither is the reference to her.
			boolean tombstone = this.pending.isEmpty() && (this.cycle == null || this.cycle.signer() == null)
					&& this.consents.stream().allMatch(GivenConsent::withdrawn);
			return new Signature(this.before.id, this.before.revision, this.before.campaignId, this.before.slug,
					tombstone ? null : this.personId, this.pending, this.cycle, this.cycles, this.lastEnd,
					this.consents, position, this.effects, this.outgoing, this.purgeDue, this.before.marks,
					this.overflowed);
		}

	}

}
