package org.portevoix.campaign.rehearsals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import org.portevoix.campaign.rehearsals.Run.State;
import org.portevoix.messaging.outbox.OutboxRelay;
import org.portevoix.messaging.outbox.PendingEvent;

/** The rehearsals in the store. */
@Component
class Runs {

	private final MongoOperations mongo;

	Runs(MongoOperations mongo) {
		this.mongo = mongo;
	}

	/**
	 * Adds one.
	 * @throws RehearsalUnderway if its campaign has one that is not wiped
	 */
	void insert(Run run) {
		try {
			this.mongo.insert(run);
		}
		catch (DuplicateKeyException ex) {
			throw new RehearsalUnderway();
		}
	}

	/** Those of a campaign, the latest first. */
	List<Run> of(String campaignId) {
		return this.mongo.find(Query.query(Criteria.where("campaignId").is(campaignId))
			.with(Sort.by(Sort.Direction.DESC, "startedAt")), Run.class);
	}

	/** The one of a campaign that is not wiped. */
	Optional<Run> on(String campaignId) {
		return Optional.ofNullable(this.mongo.findOne(Query.query(Criteria.where("stage").is(campaignId)), Run.class));
	}

	List<Run> running() {
		return this.mongo.find(Query.query(Criteria.where("state").is(State.RUNNING)), Run.class);
	}

	/** Those that nobody wiped in time. */
	List<Run> forgotten(Instant startedBefore) {
		return this.mongo.find(Query.query(Criteria.where("state").ne(State.WIPED).and("startedAt").lt(startedBefore)),
				Run.class);
	}

	/**
	 * Takes the right to work on one that runs, for a while.
	 * @return nothing if it does not run, or another instance works on it
	 */
	Optional<Run> hold(String id, String holder, Instant now, Instant until) {
		Criteria free = new Criteria().orOperator(Criteria.where("holder").is(holder),
				Criteria.where("holder").is(null), Criteria.where("heldUntil").lt(now));
		return change(id, Criteria.where("state").is(State.RUNNING).andOperator(free),
				Update.update("holder", holder).set("heldUntil", until));
	}

	/** Writes down how far it is, unless it was stopped meanwhile. */
	void sent(Run run, int sent, Instant now) {
		Update update = Update.update("sent", sent);
		if (sent == run.signatures()) {
			update.set("state", State.DONE).set("endedAt", now);
		}
		if (change(run.id(), Criteria.where("state").is(State.RUNNING), update).isEmpty()) {
			change(run.id(), Criteria.where("sent").lt(sent), Update.update("sent", sent));
		}
	}

	/** Writes down what a service says. */
	void prove(String id, String service, Run.Proof proof) {
		change(id, new Criteria(), Update.update("proofs." + service, proof));
	}

	/** Changes one that is in one of some states, with what is told of that. */
	Optional<Run> change(String id, List<State> from, Update update, List<PendingEvent> told, Instant now) {
		update.push(OutboxRelay.PENDING).each(told.toArray()).set(OutboxRelay.DUE, now);
		return change(id, Criteria.where("state").in(from), update);
	}

	private Optional<Run> change(String id, Criteria expected, Update update) {
		return Optional
			.ofNullable(this.mongo.findAndModify(Query.query(Criteria.where("_id").is(id).andOperator(expected)),
					update, FindAndModifyOptions.options().returnNew(true), Run.class));
	}

}
