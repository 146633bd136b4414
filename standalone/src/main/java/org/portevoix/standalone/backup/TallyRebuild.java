package org.portevoix.standalone.backup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Adds the tallies up anew from the effects and marks in the signatures. That is exact:
 * what a document drops of them are pairs of +1 and -1 of one tally, which are nothing in
 * the sum. No service may be writing meanwhile.
 */
public final class TallyRebuild {

	private static final String TALLIES = "campaign.tallies";

	private static final String SIGNATURES = "campaign.signatures";

	private final Store store;

	private final boolean logIsGone;

	/**
	 * A rebuild.
	 * @param logIsGone whether the log that the tallies were counted from will not be
	 * read again. While it may be, what lies above a tally's offset is left to it: it
	 * will be added when the log comes to it, and must not be there twice.
	 */
	public TallyRebuild(Store store, boolean logIsGone) {
		this.store = store;
		this.logIsGone = logIsGone;
	}

	/**
	 * Compares what is told with what the documents add up to, campaign by campaign.
	 * @param write whether the tallies are set to what the documents say
	 */
	public List<Finding> run(boolean write) {
		Map<String, BsonDocument> told = new HashMap<>();
		this.store.at(TALLIES).find().forEach((tally) -> told.put(tally.getString("_id").getValue(), tally));
		Map<String, Sum> sums = new HashMap<>();
		this.store.at(SIGNATURES)
			.find()
			.projection(new BsonDocument("campaignId", new BsonInt32(1)).append("effects", new BsonInt32(1))
				.append("marks", new BsonInt32(1)))
			.forEach((signature) -> add(signature, told, sums));
		told.forEach((id, tally) -> sums.computeIfAbsent(id, (_) -> Sum.of(tally)));
		Map<String, Finding> findings = new TreeMap<>();
		sums.forEach((id, sum) -> {
			Map<String, Long> before = numbers(told.get(id));
			sum.numbers.values().removeIf((number) -> number == 0);
			findings.merge(sum.campaignId, new Finding(sum.campaignId, before.getOrDefault(Sum.TOTAL, 0L),
					sum.numbers.getOrDefault(Sum.TOTAL, 0L), before.equals(sum.numbers) ? 0 : 1), Finding::and);
			if (write) {
				this.store.at(TALLIES)
					.replaceOne(Filters.eq("_id", id), sum.tally(id), new ReplaceOptions().upsert(true));
			}
		});
		return List.copyOf(findings.values());
	}

	private void add(BsonDocument signature, Map<String, BsonDocument> told, Map<String, Sum> sums) {
		String campaignId = signature.getString("campaignId").getValue();
		List<BsonValue> all = new ArrayList<>(signature.getArray("effects", new BsonArray()));
		all.addAll(signature.getArray("marks", new BsonArray()));
		for (BsonValue value : all) {
			BsonDocument one = value.asDocument();
			BsonDocument position = one.getDocument("position");
			long offset = position.getNumber("offset").longValue();
			String id = campaignId + "|" + position.getString("epoch").getValue() + "|"
					+ position.getNumber("partition").intValue();
			BsonDocument tally = told.get(id);
			boolean later = tally != null && offset > tally.getNumber("offset").longValue();
			if (!later || this.logIsGone) {
				sums.computeIfAbsent(id, (_) -> (tally != null) ? Sum.of(tally) : new Sum(campaignId, position, -1))
					.add(one, offset);
			}
		}
	}

	private static Map<String, Long> numbers(@Nullable BsonDocument tally) {
		Map<String, Long> numbers = new HashMap<>();
		if (tally != null) {
			numbers.put(Sum.TOTAL, tally.getNumber("total").longValue());
			tally.getDocument("dimensions", new BsonDocument())
				.forEach((dimension, values) -> values.asDocument()
					.forEach((name, count) -> numbers.put(dimension + "." + name, count.asNumber().longValue())));
			numbers.values().removeIf((number) -> number == 0);
		}
		return numbers;
	}

	/**
	 * What one campaign came to.
	 *
	 * @param told the count before
	 * @param proven the count by the documents
	 * @param unequal how many tallies differ, in the count or in a breakdown
	 */
	public record Finding(String campaignId, long told, long proven, int unequal) {

		private Finding and(Finding other) {
			return new Finding(this.campaignId, this.told + other.told, this.proven + other.proven,
					this.unequal + other.unequal);
		}

	}

	/** One tally in the making; numbers by dimension and name as the store has them. */
	private static final class Sum {

		static final String TOTAL = "";

		private final String campaignId;

		private final BsonDocument position;

		private final Map<String, Long> numbers = new HashMap<>();

		private long offset;

		private Sum(String campaignId, BsonDocument position, long offset) {
			this.campaignId = campaignId;
			this.position = position;
			this.offset = offset;
		}

		static Sum of(BsonDocument tally) {
			return new Sum(tally.getString("campaignId").getValue(), tally, tally.getNumber("offset").longValue());
		}

		void add(BsonDocument one, long at) {
			this.offset = Math.max(this.offset, at);
			long delta = one.getNumber("delta").longValue();
			if (one.containsKey("dimensions")) {
				this.numbers.merge(TOTAL, delta, Long::sum);
				one.getDocument("dimensions").forEach((dimension, value) -> {
					if (value.isString()) {
						add(dimension, value.asString().getValue(), delta);
					}
				});
			}
			else {
				add(one.getString("dimension").getValue(), one.getString("value").getValue(), delta);
			}
		}

		private void add(String dimension, String value, long delta) {
			String name = value.replace("%", "%25").replace(".", "%2E").replace("$", "%24");
			this.numbers.merge(dimension + "." + name, delta, Long::sum);
		}

		BsonDocument tally(String id) {
			BsonDocument dimensions = new BsonDocument();
			this.numbers.forEach((key, number) -> {
				if (!key.equals(TOTAL)) {
					int dot = key.indexOf('.');
					dimensions.computeIfAbsent(key.substring(0, dot), (_) -> new BsonDocument())
						.asDocument()
						.append(key.substring(dot + 1), new BsonInt64(number));
				}
			});
			return new BsonDocument("_id", new BsonString(id)).append("campaignId", new BsonString(this.campaignId))
				.append("epoch", this.position.getString("epoch"))
				.append("partition", this.position.get("partition"))
				.append("offset", new BsonInt64(this.offset))
				.append("total", new BsonInt64(this.numbers.getOrDefault(TOTAL, 0L)))
				.append("dimensions", dimensions);
		}

	}

}
