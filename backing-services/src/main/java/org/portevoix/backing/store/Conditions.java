package org.portevoix.backing.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import org.jspecify.annotations.Nullable;

/**
 * What a filter asks of single fields, as far as an index can help; the rest is matched
 * document by document anyway.
 */
record Conditions(Map<String, Condition> byField) {

	static Conditions of(@Nullable Document filter) {
		Map<String, Condition> byField = new HashMap<>();
		if (filter != null) {
			collect(filter, byField);
		}
		return new Conditions(byField);
	}

	@Nullable Condition on(String field) {
		return this.byField.get(field);
	}

	private static void collect(Document filter, Map<String, Condition> byField) {
		for (Map.Entry<String, Object> entry : filter.entrySet()) {
			if (entry.getKey().equals("$and") && entry.getValue() instanceof Collection<?> parts) {
				parts.forEach((part) -> collect((Document) part, byField));
			}
			else if (!entry.getKey().startsWith("$")) {
				Condition condition = condition(entry.getValue());
				if (condition != null) {
					byField.merge(entry.getKey(), condition, Conditions::moreSelective);
				}
			}
		}
	}

	/** Either would do, since each is necessary; points are better than stretches. */
	private static Condition moreSelective(Condition one, Condition other) {
		return (other instanceof Condition.Points) ? other : one;
	}

	private static @Nullable Condition condition(@Nullable Object asked) {
		if (asked instanceof Document document && document.keySet().stream().anyMatch((key) -> key.startsWith("$"))) {
			return fromOperators(document);
		}
		return isPlain(asked) ? new Condition.Points(java.util.Collections.singletonList(asked)) : null;
	}

	private static @Nullable Condition fromOperators(Document operators) {
		if (operators.containsKey("$eq")) {
			return condition(operators.get("$eq"));
		}
		if (operators.get("$in") instanceof Collection<?> values) {
			return values.stream().allMatch(Conditions::isPlain) ? new Condition.Points(distinct(values)) : null;
		}
		Object lower = operators.getOrDefault("$gte", operators.get("$gt"));
		Object upper = operators.getOrDefault("$lte", operators.get("$lt"));
		if (isPlain(lower) || isPlain(upper)) {
			return new Condition.Stretch(isPlain(lower) ? lower : null, isPlain(upper) ? upper : null);
		}
		return Boolean.TRUE.equals(operators.get("$exists")) ? new Condition.Present() : null;
	}

	private static List<?> distinct(Collection<?> values) {
		return values.stream().distinct().toList();
	}

	/**
	 * Lists and expressions have rules of their own, and nothing matches a missing field.
	 */
	private static boolean isPlain(@Nullable Object value) {
		return value != null && !(value instanceof Missing) && !(value instanceof Collection)
				&& !(value instanceof MinKey) && !(value instanceof MaxKey)
				&& !BsonRegularExpression.isRegularExpression(value);
	}

	/** What is asked of one field. */
	sealed interface Condition {

		/** It equals one of these. */
		record Points(List<?> values) implements Condition {
		}

		/** It lies between these, either may be open. */
		record Stretch(@Nullable Object lower, @Nullable Object upper) implements Condition {
		}

		/** It is there. */
		record Present() implements Condition {
		}

	}

}
