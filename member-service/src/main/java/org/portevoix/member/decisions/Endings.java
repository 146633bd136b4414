package org.portevoix.member.decisions;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.End;
import org.portevoix.events.Event;
import org.portevoix.events.LedgerEvent;
import org.portevoix.events.Purpose;
import org.portevoix.member.consents.ConsentRecord;
import org.portevoix.member.consents.Decision;
import org.portevoix.member.consents.Method;
import org.portevoix.member.consents.Question;

/**
 * Finds which consents end with something that happened to a signature. What was given
 * with it later than that, by signing again, is no concern of it: a replay comes to the
 * same entries, whatever has happened since.
 */
final class Endings {

	/**
	 * What is part of the signature; all else is given along with it, and stands alone.
	 */
	private static final Set<Purpose> OF_THE_SIGNATURE = EnumSet.of(Purpose.SUPPORT, Purpose.HAND_IN,
			Purpose.SHOW_NAME);

	private Endings() {
	}

	/**
	 * The entries that something makes.
	 * @param given all that is recorded of the signature
	 */
	static List<ConsentRecord> of(Event<LedgerEvent> event, Collection<ConsentRecord> given) {
		return switch (event.data()) {
			case LedgerEvent.Confirmed _, LedgerEvent.Amended _ -> List.of();
			case LedgerEvent.ConsentWithdrawn one -> taken(event, one, given);
			// Whoever made a signature up agreed to nothing along with it.
			case LedgerEvent.Withdrawn one ->
				all(event, given, (one.reason() == End.INVALIDATED) ? EnumSet.allOf(Purpose.class) : OF_THE_SIGNATURE,
						Method.SIGNATURE_ENDED, null);
			case LedgerEvent.Disowned _ -> all(event, given, EnumSet.allOf(Purpose.class), Method.DISOWNED, null);
			case LedgerEvent.Erased one ->
				all(event, given, EnumSet.allOf(Purpose.class), Method.ERASURE, one.submittedBefore());
		};
	}

	private static List<ConsentRecord> all(Event<LedgerEvent> event, Collection<ConsentRecord> given,
			Set<Purpose> purposes, Method method, @Nullable Instant sentBefore) {
		Map<Question, ConsentRecord> latest = new LinkedHashMap<>();
		given.stream()
			.filter((entry) -> purposes.contains(entry.purpose()) && entry.decides()
					&& !entry.decidedAt().isAfter(event.time()) && !isFrom(event, entry))
			.sorted(ConsentRecord.ORDER)
			.forEach((entry) -> latest.put(entry.question(), entry));
		return latest.values()
			.stream()
			.filter((entry) -> entry.granted() && isSent(entry, sentBefore))
			.map((granted) -> withdrawal(event, granted, event.time(), method))
			.toList();
	}

	/** Whether it was answered before a time; what she answered since stands. */
	private static boolean isSent(ConsentRecord entry, @Nullable Instant before) {
		return before == null || entry.proof() == null || entry.proof().askedAt().isBefore(before);
	}

	/** Whether an entry is one that this event made when it came before. */
	private static boolean isFrom(Event<LedgerEvent> event, ConsentRecord entry) {
		return entry.consentId().equals(ConsentRecord.withdrawalId(event.id(), entry.purpose(), entry.organisation()));
	}

	private static List<ConsentRecord> taken(Event<LedgerEvent> event, LedgerEvent.ConsentWithdrawn one,
			Collection<ConsentRecord> given) {
		String answer = ConsentRecord.answerId(one.submissionId(), one.purpose(), one.organisation());
		return given.stream()
			.filter((entry) -> entry.consentId().equals(answer))
			.findFirst()
			.map((granted) -> withdrawal(event, granted, later(event.time(), granted.decidedAt()),
					Method.WITHDRAWAL_LINK))
			.or(() -> withdrawal(event, one))
			.stream()
			.toList();
	}

	/** Clocks differ a little: a consent is not taken back before it was given. */
	private static Instant later(Instant one, Instant other) {
		return one.isAfter(other) ? one : other;
	}

	private static ConsentRecord withdrawal(Event<LedgerEvent> event, ConsentRecord granted, Instant at,
			Method method) {
		return new ConsentRecord(ConsentRecord.withdrawalId(event.id(), granted.purpose(), granted.organisation()),
				granted.personId(), granted.purpose(), granted.organisation(), granted.country(), granted.controllers(),
				granted.campaignId(), granted.signatureId(), granted.submissionId(), Decision.WITHDRAWN, at, method,
				null, granted.consentId(), event.traceparent(), List.of(), null);
	}

	/**
	 * Of a consent that we know nothing of: that it is taken back is recorded first of
	 * all, unless nobody knows any more whose it was.
	 */
	private static Optional<ConsentRecord> withdrawal(Event<LedgerEvent> event, LedgerEvent.ConsentWithdrawn one) {
		return Optional.ofNullable(one.personId()).map((personId) -> withdrawal(event, one, personId));
	}

	private static ConsentRecord withdrawal(Event<LedgerEvent> event, LedgerEvent.ConsentWithdrawn one,
			String personId) {
		return new ConsentRecord(ConsentRecord.withdrawalId(event.id(), one.purpose(), one.organisation()), personId,
				one.purpose(), one.organisation(), null, List.of(), one.campaignId(), event.subject(),
				one.submissionId(), Decision.WITHDRAWN, event.time(), Method.WITHDRAWAL_LINK, null,
				ConsentRecord.answerId(one.submissionId(), one.purpose(), one.organisation()), event.traceparent(),
				List.of(), null);
	}

}
