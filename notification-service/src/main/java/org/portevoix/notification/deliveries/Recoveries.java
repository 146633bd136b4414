package org.portevoix.notification.deliveries;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.portevoix.notification.feed.KeptEvent;
import org.portevoix.notification.feed.KeptEvents;
import org.portevoix.notification.subscriptions.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.FindAndReplaceOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Goes back over what is kept, for one subscription at a time each. */
@Component
class Recoveries {

	static final String COLLECTION = "recoveries";

	private static final Logger log = LoggerFactory.getLogger(Recoveries.class);

	private static final int A_PAGE = 500;

	private final MongoOperations mongo;

	private final KeptEvents kept;

	private final Deliveries deliveries;

	private final Entitlement entitlement;

	private final Clock clock;

	private final Set<String> underway = ConcurrentHashMap.newKeySet();

	Recoveries(MongoOperations mongo, KeptEvents kept, Deliveries deliveries, Entitlement entitlement, Clock clock) {
		this.mongo = mongo;
		this.kept = kept;
		this.deliveries = deliveries;
		this.entitlement = entitlement;
		this.clock = clock;
	}

	/** Begins, or begins anew; no further back than events are kept. */
	Recovery begin(String subscription, Instant since) {
		Instant from = since.isBefore(this.kept.oldest()) ? this.kept.oldest() : since;
		Recovery recovery = new Recovery(subscription, from, this.clock.instant(), this.kept.countSince(from), 0, 0,
				Map.of(), null);
		this.mongo.findAndReplace(Query.query(Criteria.where("_id").is(subscription)), recovery,
				FindAndReplaceOptions.options().upsert());
		return recovery;
	}

	Optional<Recovery> of(String subscription) {
		return Optional.ofNullable(this.mongo.findById(subscription, Recovery.class));
	}

	/**
	 * Goes on with what is not finished.
	 * @param mine those that this instance works on
	 * @param wake says that there is something in a queue
	 * @param running whether to go on
	 */
	void goOn(Collection<Subscription> mine, Consumer<String> wake, BooleanSupplier running) {
		Map<String, Subscription> byId = mine.stream().collect(Collectors.toMap(Subscription::id, (one) -> one));
		List<Recovery> unfinished = this.mongo.find(Query.query(Criteria.where("finished").is(null)), Recovery.class);
		for (Recovery recovery : unfinished) {
			Subscription subscription = byId.get(recovery.subscription());
			if (subscription != null && this.underway.add(recovery.subscription())) {
				Thread.ofVirtual().name("recovery").start(() -> recover(recovery, subscription, wake, running));
			}
		}
	}

	private void recover(Recovery recovery, Subscription subscription, Consumer<String> wake, BooleanSupplier running) {
		try {
			Recovery at = recovery;
			for (String stream : this.kept.streams()) {
				at = recover(at, stream, subscription, wake, running);
			}
			if (running.getAsBoolean()) {
				save(at, Update.update("finished", this.clock.instant()));
			}
		}
		catch (DataAccessException ex) {
			log.warn("A recovery waits for the store: {}", ex.getClass().getSimpleName());
		}
		finally {
			this.underway.remove(recovery.subscription());
		}
	}

	private Recovery recover(Recovery recovery, String stream, Subscription subscription, Consumer<String> wake,
			BooleanSupplier running) {
		Recovery at = recovery;
		// A dot would make it a path.
		String place = stream.replace('.', '_');
		while (running.getAsBoolean()) {
			List<KeptEvent> page = this.kept.since(stream, at.places().getOrDefault(place, -1L), at.since(), A_PAGE);
			if (page.isEmpty()) {
				return at;
			}
			long queued = queue(page, subscription);
			Map<String, Long> places = new java.util.HashMap<>(at.places());
			places.put(place, page.getLast().offset());
			at = new Recovery(at.subscription(), at.since(), at.asked(), at.total(), at.looked() + page.size(),
					at.queued() + queued, places, null);
			save(at, Update.update("looked", at.looked()).set("queued", at.queued()).set("places", places));
			wake.accept(subscription.id());
		}
		return at;
	}

	private long queue(List<KeptEvent> page, Subscription subscription) {
		Instant now = this.clock.instant();
		List<Delivery> wanted = page.stream()
			.filter((event) -> this.entitlement.goesTo(subscription, event))
			.map((event) -> Delivery.of(event, subscription, now, null))
			.toList();
		if (wanted.isEmpty()) {
			return 0;
		}
		List<String> ids = wanted.stream().map(Delivery::id).toList();
		long again = this.deliveries.again(ids, now) + this.deliveries.hasten(ids, now);
		return again + this.deliveries.insert(wanted).size();
	}

	/** One that was begun anew in the meantime is another one. */
	private void save(Recovery at, Update update) {
		this.mongo.updateFirst(Query.query(Criteria.where("_id").is(at.subscription()).and("asked").is(at.asked())),
				update, Recovery.class);
	}

}
