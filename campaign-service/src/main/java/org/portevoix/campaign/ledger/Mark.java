package org.portevoix.campaign.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one record did to a number other than the count: how many wait for their
 * confirmation, and how many of those that count have given which consent. The marks of a
 * document add up to what it shows: a change adds the difference, so that also a document
 * from before there were marks is right from its next change on.
 *
 * @param dimension {@value #PENDING} or {@value #CONSENT}
 * @param delta +1 or -1
 */
record Mark(Position position, String dimension, String value, int delta, Instant at) {

	/** Those that wait; its one value is {@value #ALL}. */
	static final String PENDING = "pending";

	static final String ALL = "all";

	/** Consents in force, by purpose and organisation with a blank between. */
	static final String CONSENT = "consent";

	/** The marks of a document that a record has just changed. */
	static List<Mark> after(Signature changed, Position position, Instant at) {
		Map<Key, Integer> missing = new TreeMap<>(shown(changed));
		changed.marks().forEach((mark) -> missing.merge(mark.key(), -mark.delta(), Integer::sum));
		List<Mark> marks = new ArrayList<>(changed.marks());
		missing.forEach((key, delta) -> {
			if (delta != 0) {
				marks.add(new Mark(position, key.dimension(), key.value(), delta, at));
			}
		});
		return marks;
	}

	/** What a document adds to the numbers as it stands. */
	static Map<Key, Integer> shown(Signature document) {
		Map<Key, Integer> shown = new HashMap<>();
		if (document.cycle() == null) {
			if (!document.pending().isEmpty()) {
				shown.put(new Key(PENDING, ALL), 1);
			}
			return shown;
		}
		document.consents()
			.stream()
			.filter((consent) -> !consent.withdrawn())
			.forEach((consent) -> shown.put(new Key(CONSENT, consent.purpose().code() + " " + consent.organisation()),
					1));
		return shown;
	}

	/**
	 * Drops pairs of +1 and -1 that are counted, and so old that no check can be looking
	 * at them any more.
	 * @param start where the batch at hand begins; all before it is counted
	 */
	static List<Mark> pruned(List<Mark> marks, Position start, Instant before) {
		List<Mark> kept = new ArrayList<>(marks);
		for (int i = 0; i < kept.size();) {
			int minus = end(kept, i);
			if (minus > 0 && kept.get(i).settled(start, before) && kept.get(minus).settled(start, before)) {
				kept.remove(minus);
				kept.remove(i);
			}
			else {
				i++;
			}
		}
		return kept;
	}

	/** Where the -1 to a +1 stands; 0 if it is not there. */
	private static int end(List<Mark> marks, int plus) {
		for (int i = plus + 1; i < marks.size(); i++) {
			if (marks.get(i).key().equals(marks.get(plus).key())) {
				return (marks.get(i).delta() + marks.get(plus).delta() == 0) ? i : 0;
			}
		}
		return 0;
	}

	private boolean settled(Position start, Instant before) {
		return this.position.sameLog(start) && this.position.offset() < start.offset() && this.at.isBefore(before);
	}

	Key key() {
		return new Key(this.dimension, this.value);
	}

	/** One number. */
	record Key(String dimension, String value) implements Comparable<Key> {

		@Override
		public int compareTo(Key other) {
			int first = this.dimension.compareTo(other.dimension);
			return (first != 0) ? first : this.value.compareTo(other.value);
		}

	}

}
