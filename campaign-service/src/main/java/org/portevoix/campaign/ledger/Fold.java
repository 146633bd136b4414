package org.portevoix.campaign.ledger;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.portevoix.service.identity.Pseudonyms;
import org.portevoix.events.ConsentAnswer;
import org.portevoix.events.End;
import org.portevoix.events.Event;
import org.portevoix.events.EventCodec;
import org.portevoix.events.LedgerEvent;
import org.portevoix.events.Purpose;
import org.portevoix.events.SignatureRecord;
import org.portevoix.events.Submission;

/**
 * The state machine of one signature: takes a document and the next record to the next
 * document, with what that does to the count and what has to be told. It knows no store,
 * no log and no clock. A record at or before the one that was applied last changes
 * nothing, and so does one that has nothing to change; {@code applied} moves only with a
 * change, so that the document is the same however the log was cut into batches.
 */
final class Fold {

	private static final URI SOURCE = URI.create("/campaign-service/ledger");

	/**
	 * Few, since a document is written anew with each record; older ones overflow.
	 */
	static final int MOST_PENDING = 5;

	private final Pseudonyms ids;

	private final Duration purgeAfter;

	private final Duration tracesKept;

	/**
	 * Creates the machine.
	 * @param purgeAfter how long unconfirmed data is kept after the latest submission
	 * @param tracesKept how long moderators may look at what a submission left behind
	 */
	Fold(Pseudonyms ids, Duration purgeAfter, Duration tracesKept) {
		this.ids = ids;
		this.purgeAfter = purgeAfter;
		this.tracesKept = tracesKept;
	}

	/**
	 * Applies one record.
	 * @param overflow takes and gives submissions that the document has no room for
	 * @return the same instance when nothing changes
	 */
	Signature apply(Signature before, Event<SignatureRecord> event, Position at, Overflow overflow) {
		if (before.applied() != null && at.upTo(before.applied())) {
			return before;
		}
		Signature after = changed(before, event, at, overflow);
		return (after == before) ? before : after.withMarks(Mark.after(after, at, event.time()));
	}

	private Signature changed(Signature before, Event<SignatureRecord> event, Position at, Overflow overflow) {
		return switch (event.data()) {
			case SignatureRecord.Submitted submitted -> submitted(before, event, submitted, at, overflow);
			case SignatureRecord.Confirmation confirmation -> confirmed(before, event, confirmation, at, overflow);
			case SignatureRecord.Withdrawal _ -> ended(before, event, End.WITHDRAWN, at, overflow);
			case SignatureRecord.Rejected _ -> rejected(before, event, at, overflow);
			case SignatureRecord.Invalidated _ -> invalidated(before, event, at, overflow);
			case SignatureRecord.ConsentWithdrawal withdrawal -> consentWithdrawn(before, event, withdrawal, at);
			case SignatureRecord.Purged purged -> purged(before, purged, at, overflow);
			case SignatureRecord.Erased erased -> erased(before, event, erased, at, overflow);
			case SignatureRecord.Anonymised _ -> anonymised(before, at, overflow);
		};
	}

	private Signature submitted(Signature before, Event<?> event, SignatureRecord.Submitted submitted, Position at,
			Overflow overflow) {
		boolean known = before.pending(event.id()).isPresent()
				|| (before.cycle() != null && before.cycle().submission().equals(event.id()));
		if (known) {
			return before;
		}
		List<Pending> pending = new ArrayList<>(before.pending());
		Overflowed overflowed = before.overflowed();
		if (pending.size() == MOST_PENDING) {
			Pending oldest = pending.removeFirst();
			overflow.add(before, oldest, at, oldest.submission().submittedAt().plus(this.purgeAfter));
			overflowed = Overflowed.with(overflowed, oldest, at);
		}
		pending.add(new Pending(event.id(), submitted.organisation(), submitted.submission(), submitted.evidence()));
		return before.change()
			.personId(submitted.personId())
			.pending(pending)
			.overflowed(overflowed)
			.purgeDue(event.time().plus(this.purgeAfter))
			.appliedAt(at);
	}

	private Signature confirmed(Signature before, Event<?> event, SignatureRecord.Confirmation confirmation,
			Position at, Overflow overflow) {
		return before.pending(confirmation.submission())
			.or(() -> overflow.take(before, confirmation.submission()))
			.map((adopted) -> (before.cycle() != null) ? amended(before, before.cycle(), event, adopted, at)
					: opened(before, event, adopted, at))
			.orElse(before);
	}

	private Signature opened(Signature before, Event<?> event, Pending adopted, Position at) {
		int number = before.cycles() + 1;
		Submission submission = adopted.submission();
		Dimensions dimensions = Dimensions.at(event.time(), submission.country(), submission.locale(),
				adopted.organisation(), submission.source());
		Effect effect = new Effect(at, +1, dimensions, event.time());
		LedgerEvent decided = new LedgerEvent.Confirmed(before.campaignId(), number, person(before), adopted.id(),
				submission);
		return before.change()
			.pending(without(before.pending(), adopted))
			.cycle(new Cycle(number, adopted.id(), Signer.of(submission), dimensions, event.time(),
					submission.submittedAt(), Traces.of(adopted, this.tracesKept), null))
			.cycles(number)
			.lastEnd(null)
			.consents(merged(before.consents(), adopted))
			.effects(with(before.effects(), effect))
			.outgoing(with(before.outgoing(),
					outgoing(before, event, at, decided, effect, Integer.toString(number), "confirmed")))
			.appliedAt(at);
	}

	private Signature amended(Signature before, Cycle cycle, Event<?> event, Pending adopted, Position at) {
		LedgerEvent decided = new LedgerEvent.Amended(before.campaignId(), cycle.number(), person(before), adopted.id(),
				adopted.submission());
		return before.change()
			.pending(without(before.pending(), adopted))
			.cycle(cycle.adopting(adopted, Traces.of(adopted, this.tracesKept)))
			.consents(merged(before.consents(), adopted))
			.outgoing(with(before.outgoing(), outgoing(before, event, at, decided, null, event.id(), "amended")))
			.appliedAt(at);
	}

	private Signature ended(Signature before, Event<?> event, End reason, Position at, Overflow overflow) {
		boolean nothingEnds = before.cycle() == null || before.cycle().outlasts(reason);
		if (nothingEnds && before.pending().isEmpty()) {
			return before;
		}
		return end(before, event, reason, at, overflow).appliedAt(at);
	}

	private Signature.Change end(Signature before, Event<?> event, End reason, Position at, Overflow overflow) {
		Signature.Change change = before.change()
			.pending(List.of())
			.overflowed(overflowedSince(Instant.MAX, before, List.of(), at, overflow));
		Cycle cycle = before.cycle();
		if (cycle != null && cycle.outlasts(reason)) {
			return change;
		}
		change.cycle(null)
			.lastEnd(reason)
			.consents(before.consents().stream().map(GivenConsent::afterTheSignature).toList());
		if (cycle != null) {
			Effect effect = new Effect(at, -1, cycle.dimensions(), event.time());
			LedgerEvent decided = new LedgerEvent.Withdrawn(before.campaignId(), cycle.number(), before.personId(),
					reason);
			change.effects(with(before.effects(), effect))
				.outgoing(with(before.outgoing(),
						outgoing(before, event, at, decided, effect, Integer.toString(cycle.number()), "withdrawn")));
		}
		return change;
	}

	/** Whoever made it up agreed to nothing either. */
	private Signature invalidated(Signature before, Event<?> event, Position at, Overflow overflow) {
		Signature ended = ended(before, event, End.INVALIDATED, at, overflow);
		return (ended == before) ? before
				: ended.change()
					.consents(before.consents().stream().map(GivenConsent::takenBack).toList())
					.appliedAt(at);
	}

	private Signature rejected(Signature before, Event<?> event, Position at, Overflow overflow) {
		String personId = before.personId();
		if (personId == null) {
			return before;
		}
		Signature.Change change = end(before, event, End.REJECTED, at, overflow)
			.consents(before.consents().stream().map(GivenConsent::takenBack).toList());
		Signature ended = change.appliedAt(at);
		return change
			.outgoing(with(ended.outgoing(),
					outgoing(before, event, at, new LedgerEvent.Disowned(before.campaignId(), personId), null,
							event.id(), "disowned")))
			.appliedAt(at);
	}

	private Signature consentWithdrawn(Signature before, Event<?> event, SignatureRecord.ConsentWithdrawal withdrawal,
			Position at) {
		GivenConsent given = before.consents()
			.stream()
			.filter((consent) -> !consent.withdrawn()
					&& consent.isAbout(withdrawal.purpose(), withdrawal.organisation()))
			.findFirst()
			.orElse(null);
		if (given == null) {
			return before;
		}
		LedgerEvent decided = new LedgerEvent.ConsentWithdrawn(before.campaignId(), before.personId(),
				given.submission(), given.purpose(), given.organisation());
		return before.change()
			.consents(before.consents()
				.stream()
				.map((consent) -> (consent == given) ? consent.takenBack() : consent)
				.toList())
			.outgoing(with(before.outgoing(),
					outgoing(before, event, at, decided, null, event.id(), "consent-withdrawn")))
			.appliedAt(at);
	}

	private Signature purged(Signature before, SignatureRecord.Purged purged, Position at, Overflow overflow) {
		List<Pending> kept = before.pending()
			.stream()
			.filter((pending) -> !pending.submission().submittedAt().isBefore(purged.submittedBefore()))
			.toList();
		Overflowed overflowed = overflowedSince(purged.submittedBefore(), before, kept, at, overflow);
		if (kept.size() == before.pending().size() && Objects.equals(overflowed, before.overflowed())) {
			return before;
		}
		Signature.Change change = before.change().pending(kept).overflowed(overflowed);
		if (kept.isEmpty() && before.cycle() == null) {
			change.lastEnd(End.PURGED);
		}
		return change.appliedAt(at);
	}

	/**
	 * Forgets what was sent before a time; what she sent since, by signing anew, stays.
	 */
	private Signature erased(Signature before, Event<?> event, SignatureRecord.Erased erased, Position at,
			Overflow overflow) {
		Instant until = (erased.submittedBefore() != null) ? erased.submittedBefore() : Instant.MAX;
		if (before.oldest().filter((oldest) -> oldest.isBefore(until)).isEmpty()) {
			return before;
		}
		List<Pending> pending = before.pending()
			.stream()
			.filter((typed) -> !typed.submission().submittedAt().isBefore(until))
			.toList();
		List<GivenConsent> consents = before.consents()
			.stream()
			.filter((consent) -> !consent.sentAt().isBefore(until))
			.toList();
		Cycle cycle = (before.cycle() != null) ? before.cycle().forgetting(until, event.time()) : null;
		boolean anew = !pending.isEmpty() || !consents.isEmpty() || (cycle != null && cycle.signer() != null);
		LedgerEvent decided = new LedgerEvent.Erased(before.campaignId(), before.personId(), erased.submittedBefore());
		return before.change()
			.personId(anew ? before.personId() : null)
			.pending(pending)
			.overflowed(overflowedSince(until, before, pending, at, overflow))
			.cycle(cycle)
			.consents(consents)
			.outgoing(with(before.outgoing(), outgoing(before, event, at, decided, null, event.id(), "erased")))
			.appliedAt(at);
	}

	/**
	 * Forgets who signed. What she agreed to beyond that stands, so nobody is told; the
	 * consents stay as numbers, since they are part of the breakdown.
	 */
	private static Signature anonymised(Signature before, Position at, Overflow overflow) {
		if (before.personId() == null) {
			return before;
		}
		return before.change()
			.personId(null)
			.pending(List.of())
			.overflowed(overflowedSince(Instant.MAX, before, List.of(), at, overflow))
			.cycle((before.cycle() != null) ? before.cycle().withoutSigner() : null)
			.appliedAt(at);
	}

	/**
	 * Has what overflowed forgotten, if it was sent before a time; all, once nothing else
	 * waits.
	 */
	private static @Nullable Overflowed overflowedSince(Instant time, Signature before, List<Pending> kept, Position at,
			Overflow overflow) {
		Overflowed overflowed = before.overflowed();
		if (overflowed == null) {
			return null;
		}
		if (kept.isEmpty()) {
			overflow.drop(before.id(), at, null);
			return null;
		}
		if (overflowed.oldest().isBefore(time)) {
			overflow.drop(before.id(), at, time);
		}
		return overflowed.since(time);
	}

	private Outgoing outgoing(Signature before, Event<?> cause, Position at, LedgerEvent decided,
			@Nullable Effect effect, String... identity) {
		Event<LedgerEvent> event = new Event<>(this.ids.event(before.id(), identity), SOURCE, before.id(), cause.time(),
				cause.traceparent(), decided);
		return new Outgoing(at, event.id(), EventCodec.toJson(event).toString(), effect, event.traceparent());
	}

	/**
	 * The later answer to a question holds; what a form leaves open takes nothing back.
	 */
	private static List<GivenConsent> merged(List<GivenConsent> before, Pending adopted) {
		List<ConsentAnswer> granted = adopted.submission()
			.consents()
			.stream()
			.filter(ConsentAnswer::granted)
			.filter((answer) -> answer.purpose() != Purpose.SUPPORT)
			.toList();
		List<GivenConsent> merged = new ArrayList<>(before.stream()
			.filter((consent) -> granted.stream()
				.noneMatch((answer) -> answer.sameQuestion(consent.purpose(), consent.organisation())))
			.toList());
		granted.forEach((answer) -> merged.add(GivenConsent.of(adopted, answer)));
		return merged;
	}

	private static String person(Signature signature) {
		String personId = signature.personId();
		if (personId == null) {
			throw new IllegalStateException("A signature with data has no person: " + signature.id());
		}
		return personId;
	}

	private static List<Pending> without(List<Pending> pending, Pending adopted) {
		return pending.stream().filter((candidate) -> candidate != adopted).toList();
	}

	private static <T> List<T> with(List<T> list, T more) {
		List<T> longer = new ArrayList<>(list);
		longer.add(more);
		return longer;
	}

	/**
	 * Drops pairs of +1 and -1, also of marks, that are counted and told, and so old that
	 * no check can be looking at them any more.
	 * @param start where the batch at hand begins; all before it is counted and told
	 */
	static Signature pruned(Signature signature, Position start, Instant before) {
		List<Effect> kept = new ArrayList<>(signature.effects());
		for (int i = 0; i + 1 < kept.size();) {
			Effect plus = kept.get(i);
			Effect minus = kept.get(i + 1);
			boolean settled = minus.position().sameLog(start) && minus.position().offset() < start.offset()
					&& plus.position().sameLog(start) && minus.at().isBefore(before);
			if (settled && plus.delta() + minus.delta() == 0) {
				kept.subList(i, i + 2).clear();
			}
			else {
				i++;
			}
		}
		List<Mark> marks = Mark.pruned(signature.marks(), start, before);
		boolean same = kept.size() == signature.effects().size() && marks.size() == signature.marks().size();
		return same ? signature
				: signature.change().effects(kept).appliedAt(requireApplied(signature)).withMarks(marks);
	}

	private static Position requireApplied(Signature signature) {
		Position applied = signature.applied();
		if (applied == null) {
			throw new IllegalStateException("A document without a record");
		}
		return applied;
	}

}
