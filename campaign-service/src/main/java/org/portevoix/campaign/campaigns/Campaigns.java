package org.portevoix.campaign.campaigns;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.portevoix.campaign.campaigns.Campaign.Trace;
import org.portevoix.service.problems.ChangedMeanwhile;
import org.portevoix.events.CampaignState.Status;
import org.portevoix.messaging.outbox.OutboxRelay;
import org.portevoix.messaging.outbox.PendingEvent;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * The campaigns in the store. A change names the version that it is based on, and adds
 * the events that tell of it to those that wait: the relay may be taking one away at the
 * same moment, which a replacement of the document would bring back.
 */
@Component
class Campaigns {

	private final MongoOperations mongo;

	Campaigns(MongoOperations mongo) {
		this.mongo = mongo;
	}

	Optional<Campaign> findBySlug(String slug) {
		return Optional.ofNullable(this.mongo.findOne(Query.query(Criteria.where("slug").is(slug)), Campaign.class));
	}

	/** Those whose time is over, and that are not closed yet. */
	List<Campaign> findOver(Instant now) {
		return this.mongo.find(Query
			.query(Criteria.where("state.status").in(Status.PUBLISHED, Status.PAUSED).and("state.closesAt").lte(now)),
				Campaign.class);
	}

	/**
	 * Adds a draft.
	 * @throws SlugTaken if another campaign has its slug
	 */
	Campaign insert(Campaign draft) {
		try {
			return this.mongo.insert(draft);
		}
		catch (DuplicateKeyException ex) {
			throw new SlugTaken();
		}
	}

	/**
	 * Writes a changed draft, of which nobody is told.
	 * @throws ChangedMeanwhile if somebody else wrote it since it was read
	 * @throws SlugTaken if another campaign has its slug
	 */
	Campaign update(Campaign changed) {
		return update(changed, changes(changed));
	}

	/**
	 * Writes a changed campaign together with the events that tell of it.
	 * @throws ChangedMeanwhile if somebody else wrote it since it was read
	 */
	Campaign update(Campaign changed, List<PendingEvent> events, Trace trace) {
		return update(changed,
				changes(changed).push(OutboxRelay.PENDING).each(events.toArray()).set(OutboxRelay.DUE, trace.at()));
	}

	private Campaign update(Campaign changed, Update changes) {
		Query asRead = Query.query(Criteria.where("_id")
			.is(changed.campaignId())
			.and("version")
			.is(Objects.requireNonNull(changed.version())));
		try {
			Campaign written = this.mongo.findAndModify(asRead, changes, FindAndModifyOptions.options().returnNew(true),
					Campaign.class);
			if (written == null) {
				throw new ChangedMeanwhile();
			}
			return written;
		}
		catch (DuplicateKeyException ex) {
			throw new SlugTaken();
		}
	}

	private static Update changes(Campaign changed) {
		return new Update().set("slug", changed.slug())
			.set("content", changed.content())
			.set("state", changed.state())
			.set("retired", changed.retired())
			.set("formerNotices", changed.formerNotices())
			.inc("version", 1);
	}

}
