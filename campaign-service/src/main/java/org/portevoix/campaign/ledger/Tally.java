package org.portevoix.campaign.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The count of one campaign in one partition of one incarnation of the log. The count of
 * the campaign is the sum of its tallies, so no document is hot, however many sign.
 *
 * @param offset what lies above is not counted yet
 * @param dimensions the count by dimension and encoded value
 */
@Document("tallies")
record Tally(@Id String id, String campaignId, String epoch, int partition, long offset, long total,
		Map<String, Map<String, Long>> dimensions) {

	static final long NOTHING_YET = -1;

	Tally {
		dimensions = Map.copyOf(dimensions);
	}

	static String id(String campaignId, Position position) {
		return campaignId + "|" + position.epoch() + "|" + position.partition();
	}

	/** Begins with a sum. */
	Tally plus(Sum sum, Position end) {
		Map<String, Map<String, Long>> encoded = new HashMap<>();
		sum.dimensions()
			.forEach((dimension, values) -> encoded.put(dimension,
					values.entrySet()
						.stream()
						.collect(Collectors.toMap((one) -> encode(one.getKey()), Map.Entry::getValue))));
		return new Tally(this.id, this.campaignId, this.epoch, this.partition, end.offset(), sum.total(), encoded);
	}

	/** A value as it may stand in a field's name. */
	static String encode(String value) {
		return value.replace("%", "%25").replace(".", "%2E").replace("$", "%24");
	}

	static String decode(String name) {
		return name.replace("%24", "$").replace("%2E", ".").replace("%25", "%");
	}

	/** The sum of some effects and marks. */
	static Sum sum(Iterable<Effect> effects, Iterable<Mark> marks) {
		Sum sum = new Sum();
		effects.forEach(sum::add);
		marks.forEach(sum::add);
		return sum;
	}

	/** A count in the making: in all, and by dimension and value. */
	static final class Sum {

		private long total;

		private final Map<String, Map<String, Long>> dimensions = new HashMap<>();

		void add(Effect effect) {
			this.total += effect.delta();
			effect.dimensions().values().forEach((dimension, value) -> add(dimension, value, effect.delta()));
		}

		void add(Mark mark) {
			add(mark.dimension(), mark.value(), mark.delta());
		}

		void add(Tally tally) {
			this.total += tally.total();
			tally.dimensions()
				.forEach((dimension, values) -> values.forEach((name, count) -> add(dimension, decode(name), count)));
		}

		private void add(String dimension, String value, long count) {
			this.dimensions.computeIfAbsent(dimension, (key) -> new HashMap<>()).merge(value, count, Long::sum);
		}

		long total() {
			return this.total;
		}

		Map<String, Map<String, Long>> dimensions() {
			return this.dimensions;
		}

		/** By how much two counts differ, over everything that they break down into. */
		long difference(Sum other) {
			Sum rest = new Sum();
			this.dimensions
				.forEach((dimension, values) -> values.forEach((value, count) -> rest.add(dimension, value, count)));
			other.dimensions
				.forEach((dimension, values) -> values.forEach((value, count) -> rest.add(dimension, value, -count)));
			return Math.abs(this.total - other.total) + rest.dimensions.values()
				.stream()
				.flatMap((values) -> values.values().stream())
				.mapToLong(Math::abs)
				.sum();
		}

	}

}
