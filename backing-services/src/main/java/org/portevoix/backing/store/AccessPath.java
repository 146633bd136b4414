package org.portevoix.backing.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A way to the documents that may match a filter, through one index: fields that must
 * equal something first, then at most one that must lie in a stretch.
 *
 * @param source the index
 * @param prefixes beginnings of the entries, one for each combination of values
 * @param points how many fields the prefixes cover
 * @param stretch what is asked of the next field
 * @param sorted whether the entries come in the order that was asked for
 * @param backwards whether they must be walked from the end for it
 */
record AccessPath(Source source, List<Key> prefixes, int points, Conditions.@Nullable Condition stretch, boolean sorted,
		boolean backwards) {

	private static final int MOST_PREFIXES = 10_000;

	/** Nothing is closer than what can be only one document each. */
	private static final Comparator<AccessPath> BY_USE = Comparator.comparing(AccessPath::isExact)
		.thenComparing(AccessPath::points)
		.thenComparing((path) -> path.stretch() != null)
		.thenComparing(AccessPath::sorted);

	/**
	 * The best way there is.
	 * @return null if no index helps
	 */
	static @Nullable AccessPath best(List<Source> sources, @Nullable Document filter, @Nullable Document order) {
		Conditions conditions = Conditions.of(filter);
		return sources.stream()
			.map((source) -> of(source, conditions, (order != null) ? order : new Document()))
			.filter(AccessPath::helps)
			.max(BY_USE)
			.orElse(null);
	}

	private boolean isExact() {
		return this.source.isUnique() && this.points == this.source.fields().size();
	}

	private boolean helps() {
		return this.points > 0 || this.stretch != null || (this.sorted && !this.source.leavesOut());
	}

	private static AccessPath of(Source source, Conditions conditions, Document order) {
		List<Key> prefixes = List.of(Key.EMPTY);
		List<String> fields = source.fields();
		int points = 0;
		while (points < fields.size()
				&& conditions.on(fields.get(points)) instanceof Conditions.Condition.Points(List<?> values)
				&& prefixes.size() * values.size() <= MOST_PREFIXES) {
			prefixes = combine(prefixes, values);
			points++;
		}
		Conditions.Condition next = (points < fields.size()) ? conditions.on(fields.get(points)) : null;
		Conditions.Condition stretch = usable(next, source);
		int direction = (prefixes.size() == 1) ? direction(source, points, order) : 0;
		return new AccessPath(source, prefixes, points, stretch, direction != 0, direction < 0);
	}

	private static List<Key> combine(List<Key> prefixes, List<?> values) {
		List<Key> combined = new ArrayList<>(prefixes.size() * values.size());
		for (Key prefix : prefixes) {
			for (Object value : values) {
				combined.add(prefix.append(KeyEncoding.of(value)));
			}
		}
		return combined;
	}

	private static Conditions.@Nullable Condition usable(Conditions.@Nullable Condition next, Source source) {
		return switch (next) {
			case null -> null;
			case Conditions.Condition.Points _ -> null;
			case Conditions.Condition.Stretch stretch -> stretch;
			case Conditions.Condition.Present present -> source.leavesOut() ? present : null;
		};
	}

	/** 1 if entries come in that order, -1 if from the end, 0 if neither. */
	private static int direction(Source source, int skip, Document order) {
		List<String> fields = source.fields();
		// What equals one value is in any order.
		List<String> asked = order.keySet()
			.stream()
			.filter((field) -> !fields.subList(0, skip).contains(field))
			.toList();
		if (asked.isEmpty() || source.holdsLists() || skip + asked.size() > fields.size()
				|| !asked.equals(fields.subList(skip, skip + asked.size()))) {
			return 0;
		}
		List<Integer> directions = asked.stream()
			.map((field) -> (order.get(field) instanceof Number number) ? number.intValue() : 0)
			.toList();
		return (directions.stream().distinct().count() == 1) ? directions.getFirst() : 0;
	}

	/** The places it leads to, each once. */
	Stream<Key> places() {
		if (this.prefixes.size() == 1) {
			Stream<Key> places = places(this.prefixes.getFirst());
			return this.source.holdsLists() ? places.distinct() : places;
		}
		return this.prefixes.stream().flatMap(this::places).distinct();
	}

	private Stream<Key> places(Key prefix) {
		if (this.stretch instanceof Conditions.Condition.Stretch(Object lower, Object upper)) {
			boolean both = lower != null && upper != null;
			// In a list one value may lie above the one bound, another below the other.
			Object usedUpper = (both && this.source.holdsLists()) ? null : upper;
			return this.source.places(prefix.append(from(lower, usedUpper)), prefix.append(to(lower, usedUpper)),
					this.backwards);
		}
		return this.source.places(prefix, prefix.behind(), this.backwards);
	}

	/** Only values of the bound's own type match, so the type bounds the other side. */
	private static Key from(@Nullable Object lower, @Nullable Object upper) {
		return (lower != null) ? KeyEncoding.of(lower) : type(KeyEncoding.of(upper), 0);
	}

	private static Key to(@Nullable Object lower, @Nullable Object upper) {
		return (upper != null) ? KeyEncoding.of(upper).behind() : type(KeyEncoding.of(lower), 1);
	}

	private static Key type(Key value, int further) {
		return Key.EMPTY.append(value.bytes()[0] + further);
	}

	/** An index as this class sees it. */
	interface Source {

		List<String> fields();

		/** Whether it has no entry for documents without its fields. */
		boolean leavesOut();

		/** Whether no two documents have the same entry. */
		boolean isUnique();

		/** Whether a document may have several entries. */
		boolean holdsLists();

		Stream<Key> places(Key from, Key to, boolean backwards);

	}

}
