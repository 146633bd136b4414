package org.portevoix.campaign.exports;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.portevoix.campaign.exports.Export.State;
import org.portevoix.messaging.outbox.OutboxRelay;
import org.portevoix.messaging.outbox.PendingEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The exports in the store. One is downloaded by one person at a time, by a lease. */
@Component
class Exports {

	private static final Logger log = LoggerFactory.getLogger(Exports.class);

	private final MongoOperations mongo;

	private final OutboxRelay outbox;

	private final ExportSettings settings;

	private final Clock clock;

	Exports(MongoOperations mongo, OutboxRelay exportsOutbox, ExportSettings settings, Clock clock) {
		this.mongo = mongo;
		this.outbox = exportsOutbox;
		this.settings = settings;
		this.clock = clock;
	}

	void add(Export export) {
		this.mongo.insert(export);
		this.outbox.wake();
	}

	/** One that can still be seen. */
	Optional<Export> find(String id, String campaignId) {
		Export found = this.mongo.findById(id, Export.class);
		return Optional.ofNullable(found)
			.filter((export) -> export.campaignId().equals(campaignId) && export.expires().isAfter(now()));
	}

	/** All of a campaign that can still be seen, the latest first. */
	List<Export> of(String campaignId) {
		return this.mongo.find(Query.query(Criteria.where("campaignId").is(campaignId).and("expires").gt(now()))
			.with(Sort.by(Sort.Direction.DESC, "at")), Export.class);
	}

	/**
	 * Begins a download, with what tells of it in the same write.
	 * @return which one it is; empty if another runs, or it was cancelled
	 */
	Optional<String> begin(Export export, PendingEvent told) {
		Instant now = now();
		String run = UUID.randomUUID().toString();
		Criteria free = new Criteria().orOperator(
				Criteria.where("state").in(State.READY.name(), State.DONE.name(), State.FAILED.name()),
				Criteria.where("state").is(State.RUNNING.name()).and("lease").lte(now));
		Update update = new Update().set("state", State.RUNNING)
			.set("run", run)
			.set("written", 0L)
			.set("lease", now.plus(this.settings.lease()));
		return change(Criteria.where("_id").is(export.id()).andOperator(free), telling(update, told, now))
				? Optional.of(run) : Optional.empty();
	}

	/**
	 * Says how far a download is.
	 * @return whether it goes on
	 */
	boolean progress(String id, String run, long written) {
		return change(running(id, run),
				new Update().set("written", written).set("lease", now().plus(this.settings.lease())));
	}

	/** Ends a download, unless it was cancelled or taken over. */
	void end(String id, String run, long written, State state) {
		change(running(id, run), new Update().set("written", written).set("state", state));
	}

	/**
	 * Ends it for good; a running download stops at its next look.
	 * @return whether it was not ended already
	 */
	boolean cancel(String id, PendingEvent told) {
		return change(Criteria.where("_id").is(id).and("state").ne(State.CANCELLED.name()),
				telling(new Update().set("state", State.CANCELLED), told, now()));
	}

	@Scheduled(fixedDelayString = "${portevoix.exports.sweep-every:PT10M}")
	void sweep() {
		try {
			this.mongo.remove(
					Query.query(Criteria.where("expires").lt(now()).and(OutboxRelay.PENDING + ".0").exists(false)),
					Export.class);
		}
		catch (DataAccessException ex) {
			log.warn("Exports that are over stay for now: {}", ex.getClass().getSimpleName());
		}
	}

	private static Criteria running(String id, String run) {
		return Criteria.where("_id").is(id).and("run").is(run).and("state").is(State.RUNNING.name());
	}

	private static Update telling(Update update, PendingEvent told, Instant now) {
		return update.push(OutboxRelay.PENDING).each(told).set(OutboxRelay.DUE, now);
	}

	private boolean change(Criteria which, Update update) {
		boolean changed = this.mongo.updateFirst(Query.query(which), update, Export.class).getMatchedCount() == 1;
		this.outbox.wake();
		return changed;
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
	}

}
