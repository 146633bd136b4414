package org.portevoix.campaign.campaigns;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.portevoix.service.problems.ChangedMeanwhile;
import org.portevoix.events.CampaignState.Status;
import org.portevoix.messaging.outbox.OutboxRelay;
import org.portevoix.messaging.outbox.PendingEvent;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
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

	Optional<Campaign> findById(String campaignId) {
		return Optional.ofNullable(this.mongo.findById(campaignId, Campaign.class));
	}

	/**
	 * Those that some organisations carry, or joined and everybody can see; the latest
	 * written first.
	 * @param organisations null for all of them
	 */
	List<Campaign> find(@Nullable Set<String> organisations, int skip, int limit) {
		Criteria criteria = Criteria.where("slug").regex("^[^" + Campaign.DISCARDED + "]");
		if (organisations != null) {
			criteria.orOperator(Criteria.where("content.organisation").in(organisations),
					Criteria.where("content.partners").in(organisations).and("state").ne(null));
		}
		return this.mongo.find(Query.query(criteria)
			.with(Sort.by(Sort.Order.desc("staff.edit.at"), Sort.Order.asc("slug")))
			.skip(skip)
			.limit(limit), Campaign.class);
	}

	/** Those whose time is over, and that are not closed yet. */
	List<Campaign> findOver(Instant now) {
		return this.mongo.find(Query
			.query(Criteria.where("state.status").in(Status.PUBLISHED, Status.PAUSED).and("state.closesAt").lte(now)),
				Campaign.class);
	}

	/**
	 * Adds a draft, with the events that tell of it.
	 * @throws SlugTaken if another campaign has its slug
	 */
	Campaign insert(Campaign draft, List<PendingEvent> events, Instant now) {
		Document document = new Document();
		Campaign first = draft.version(0);
		this.mongo.getConverter().write(first, document);
		document.append(OutboxRelay.PENDING, events.stream().map(PendingEvent::document).toList())
			.append(OutboxRelay.DUE, Date.from(now));
		try {
			this.mongo.insert(document, Campaign.COLLECTION);
			return first;
		}
		catch (DuplicateKeyException ex) {
			throw new SlugTaken();
		}
	}

	/**
	 * Writes a changed campaign together with the events that tell of it.
	 * @throws ChangedMeanwhile if somebody else wrote it since it was read
	 * @throws SlugTaken if another campaign has its slug
	 */
	Campaign update(Campaign changed, List<PendingEvent> events, Instant now) {
		return update(changed,
				changes(changed).push(OutboxRelay.PENDING).each(events.toArray()).set(OutboxRelay.DUE, now));
	}

	/**
	 * Which revision is public by the store, of those that nothing waits to be told of.
	 */
	Map<String, Long> settledRevisions() {
		Query published = Query.query(Criteria.where("state").ne(null).and(OutboxRelay.DUE).exists(false));
		published.fields().include("state.revision");
		return this.mongo.find(published, Document.class, Campaign.COLLECTION)
			.stream()
			.collect(Collectors.toMap((found) -> found.getString("_id"),
					(found) -> found.get("state", Document.class).get("revision", Number.class).longValue()));
	}

	/** Removes drafts that were discarded, once that is told. */
	void removeDiscarded() {
		this.mongo.remove(
				Query.query(Criteria.where("slug").regex("^" + Campaign.DISCARDED).and(OutboxRelay.DUE).exists(false)),
				Campaign.class);
	}

	/** Has what is public told once more, unless something else is told meanwhile. */
	void tellAgain(Campaign campaign, PendingEvent event, Instant now) {
		Query asRead = Query.query(Criteria.where("_id")
			.is(campaign.campaignId())
			.andOperator(Criteria.where("version").is(campaign.version()),
					Criteria.where(OutboxRelay.DUE).exists(false)));
		this.mongo.updateFirst(asRead,
				new Update().push(OutboxRelay.PENDING, event.document()).set(OutboxRelay.DUE, now),
				Campaign.COLLECTION);
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
			.set("staff", changed.staff())
			.inc("version", 1);
	}

}
