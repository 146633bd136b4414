package org.portevoix.campaign.ledger;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.aggregation.Aggregation;
import org.springframework.data.mongodb.core.aggregation.BooleanOperators;
import org.springframework.data.mongodb.core.aggregation.ComparisonOperators;
import org.springframework.data.mongodb.core.aggregation.ConditionalOperators;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Shows moderators what signatures that count have in common, without a name or an
 * address, for as long as that is kept.
 */
@Component
public class AbuseTraces {

	/** Who needs less has not read what she signs. */
	public static final int HURRY_SECONDS = 3;

	/** Below so many nothing stands out, and a group might be a family. */
	public static final int FEW = 5;

	static final String UNTIL = "cycle.traces.until";

	private static final String COLLECTION = "signatures";

	private static final String SECONDS = "cycle.traces.formSeconds";

	private static final String CONFIRMED = "cycle.confirmedAt";

	private static final int MOST_GROUPS = 10;

	private static final int AT_ONCE = 500;

	private final MongoOperations mongo;

	private final Clock clock;

	AbuseTraces(MongoOperations mongo, Clock clock) {
		this.mongo = mongo;
		this.clock = clock;
	}

	/**
	 * The largest groups of one kind, from {@value #FEW} signatures up.
	 * @return at most ten; for those in a hurry at most one
	 */
	public List<Group> groups(String campaignId, Suspicion.Kind kind) {
		Criteria some = looked(campaignId);
		switch (kind) {
			case NETWORK, DOMAIN -> some.and(field(kind)).ne(null);
			case HURRY -> some.and(SECONDS).gte(0).lt(HURRY_SECONDS);
		}
		var grouped = (kind == Suspicion.Kind.HURRY) ? Aggregation.group() : Aggregation.group(field(kind));
		return this.mongo.aggregate(Aggregation.newAggregation(Aggregation.match(some),
				grouped.count()
					.as("number")
					.sum(ConditionalOperators.when(hurried()).then(1).otherwise(0))
					.as("hurried")
					.min(CONFIRMED)
					.as("first")
					.max(CONFIRMED)
					.as("last"),
				Aggregation.match(Criteria.where("number").gte(FEW)),
				Aggregation.sort(Sort.by(Sort.Order.desc("number"), Sort.Order.asc("_id"))),
				Aggregation.limit(MOST_GROUPS)), COLLECTION, Group.class)
			.getMappedResults();
	}

	/** How many signatures of a campaign can be looked at. */
	public long number(String campaignId) {
		return this.mongo.count(Query.query(looked(campaignId)), COLLECTION);
	}

	/**
	 * How many have something in common; none if they are fewer than {@value #FEW}, or
	 * whoever knows her mail domain could find out whether somebody signed.
	 */
	public long number(String campaignId, Suspicion suspicion) {
		long number = this.mongo.count(Query.query(suspected(campaignId, suspicion)), COLLECTION);
		return (number < FEW) ? 0 : number;
	}

	/**
	 * Some of those that have something in common, by the ids of their signatures. A
	 * domain or a network that few have is left out.
	 */
	public List<Trace> some(String campaignId, Suspicion suspicion, int most) {
		if (number(campaignId, suspicion) == 0) {
			return List.of();
		}
		Query query = Query.query(suspected(campaignId, suspicion)).with(Sort.by("_id")).limit(most);
		query.fields().include("cycle.dimensions", CONFIRMED, "cycle.traces");
		List<Trace> some = this.mongo.find(query, Row.class, COLLECTION).stream().map(Row::trace).toList();
		Set<String> domains = common(campaignId, Suspicion.Kind.DOMAIN, some.stream().map(Trace::domain));
		Set<String> networks = common(campaignId, Suspicion.Kind.NETWORK, some.stream().map(Trace::network));
		return some.stream().map((trace) -> trace.showing(domains, networks)).toList();
	}

	/** Those values that are no trait of a few. */
	private Set<String> common(String campaignId, Suspicion.Kind kind, Stream<@Nullable String> values) {
		List<String> asked = values.filter(Objects::nonNull).map(Objects::requireNonNull).distinct().toList();
		return this.mongo
			.aggregate(Aggregation.newAggregation(Aggregation.match(looked(campaignId).and(field(kind)).in(asked)),
					Aggregation.group(field(kind)).count().as("number"),
					Aggregation.match(Criteria.where("number").gte(FEW))), COLLECTION, Id.class)
			.getMappedResults()
			.stream()
			.map(Id::id)
			.collect(Collectors.toSet());
	}

	/**
	 * The signatures that have something in common, one after the other.
	 * @param asOf those that were confirmed later are not among them
	 * @return a cursor, to be closed
	 */
	public Stream<String> ids(String campaignId, Suspicion suspicion, Instant asOf) {
		if (number(campaignId, suspicion) == 0) {
			return Stream.empty();
		}
		Query query = Query.query(suspected(campaignId, suspicion).and(CONFIRMED).lte(asOf)).cursorBatchSize(AT_ONCE);
		query.fields().include("_id");
		return this.mongo.stream(query, Id.class, COLLECTION).map(Id::id);
	}

	/**
	 * Takes away what is over its time. The revision moves on, so that no writer with an
	 * older reading brings it back.
	 */
	void forget(Instant now) {
		this.mongo.updateMulti(Query.query(Criteria.where(UNTIL).lte(now)),
				new Update().inc("revision", 1).unset("cycle.traces"), COLLECTION);
	}

	/** What the sweep has not come to yet is not shown either. */
	private Criteria looked(String campaignId) {
		return Criteria.where("campaignId").is(campaignId).and(UNTIL).gt(this.clock.instant());
	}

	private Criteria suspected(String campaignId, Suspicion suspicion) {
		Criteria looked = looked(campaignId);
		return switch (suspicion.kind()) {
			case NETWORK, DOMAIN -> looked.and(field(suspicion.kind())).is(suspicion.value());
			case HURRY -> looked.and(SECONDS).gte(0).lt(HURRY_SECONDS);
		};
	}

	private static String field(Suspicion.Kind kind) {
		return (kind == Suspicion.Kind.NETWORK) ? "cycle.traces.network" : "cycle.traces.mailDomain";
	}

	/** What is not there is less than any number. */
	private static BooleanOperators.And hurried() {
		return BooleanOperators.And.and(ComparisonOperators.valueOf(SECONDS).greaterThanEqualToValue(0),
				ComparisonOperators.valueOf(SECONDS).lessThanValue(HURRY_SECONDS));
	}

	/**
	 * Signatures with something in common.
	 *
	 * @param id what it is: the hash of a network, a domain; null for those in a hurry
	 * @param hurried how many of them were sent faster than anybody reads
	 */
	public record Group(@Nullable String id, long number, long hurried, Instant first, Instant last) {

	}

	/**
	 * What one signature left behind.
	 *
	 * @param id of the signature
	 * @param seconds how long the form was open
	 */
	public record Trace(String id, Instant confirmedAt, String country, String language, String source,
			@Nullable String network, @Nullable String domain, @Nullable Integer seconds) {

		private Trace showing(Set<String> domains, Set<String> networks) {
			return new Trace(this.id, this.confirmedAt, this.country, this.language, this.source,
					(this.network != null && networks.contains(this.network)) ? this.network : null,
					(this.domain != null && domains.contains(this.domain)) ? this.domain : null, this.seconds);
		}

	}

	/** The part of a signature that is read. */
	record Row(String id, Part cycle) {

		Trace trace() {
			Dimensions counted = this.cycle.dimensions();
			Traces traces = this.cycle.traces();
			return new Trace(this.id, this.cycle.confirmedAt(), counted.country(), counted.language(), counted.source(),
					traces.network(), traces.mailDomain(), traces.formSeconds());
		}

	}

	/** The part of its cycle. */
	record Part(Dimensions dimensions, Instant confirmedAt, Traces traces) {

	}

	/** One that is read for its id alone. */
	record Id(String id) {

	}

}
