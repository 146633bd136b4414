package org.portevoix.campaign.erasure;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.portevoix.campaign.campaigns.PublishedCampaigns;
import org.portevoix.events.CampaignState;
import org.portevoix.events.Event;
import org.portevoix.events.MemberEvent;
import org.portevoix.events.SignatureRecord;
import org.portevoix.messaging.EventSender;
import org.portevoix.service.identity.Pseudonyms;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Who asked to be forgotten of late, and the records that have the ledger forget her.
 * Their ids are those that a replay repeats, whoever finds that one is due; one that
 * comes twice finds nothing of hers any more.
 */
@Component
public class Erasures {

	private static final URI SOURCE = URI.create("/campaign-service/erasure");

	/** Longer than anything stays in the log. */
	private static final Duration LOG = Duration.ofDays(8);

	/**
	 * What was sent so shortly after the erasure by our clock may have been before it: to
	 * take that too is better than to miss anything.
	 */
	private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(10);

	private final MongoOperations mongo;

	private final EventSender sender;

	private final PublishedCampaigns campaigns;

	private final Pseudonyms ids;

	private final Clock clock;

	Erasures(MongoOperations mongo, EventSender sender, PublishedCampaigns campaigns, Pseudonyms ids, Clock clock) {
		this.mongo = mongo;
		this.sender = sender;
		this.campaigns = campaigns;
		this.ids = ids;
		this.clock = clock;
	}

	/** Writes an erasure down, so that what the ledger has not read yet is reached. */
	Asked.Erasure remember(Event<MemberEvent> event, MemberEvent.Erased erased) {
		Instant now = this.clock.instant();
		Asked.Erasure erasure = new Asked.Erasure(event.id(), erased.organisation(), event.time().plus(CLOCKS_DIFFER));
		this.mongo.upsert(Query.query(Criteria.where("_id").is(key(erased.personId()))),
				new Update().addToSet("erasures", erasure).max("until", now.plus(LOG)), Asked.class);
		this.mongo.remove(Query.query(Criteria.where("until").lt(now)), Asked.class);
		return erasure;
	}

	/**
	 * Has the ledger forget what signatures hold of people who were erased since they
	 * sent it. To be called once that stands in the store.
	 * @throws org.portevoix.service.problems.Unavailable if it is not known yet who
	 * carries a campaign
	 */
	public void reach(Collection<Held> held) {
		if (held.isEmpty()) {
			return;
		}
		Map<String, List<Held>> byPerson = held.stream().collect(Collectors.groupingBy((one) -> key(one.personId())));
		List<Event<SignatureRecord>> due = new ArrayList<>();
		this.mongo.find(Query.query(Criteria.where("_id").in(byPerson.keySet())), Asked.class)
			.forEach((asked) -> byPerson.getOrDefault(asked.id(), List.of())
				.forEach((one) -> asked.erasures()
					.stream()
					.filter((erasure) -> one.oldest().isBefore(erasure.submittedBefore())
							&& concerns(erasure.organisation(), one.campaignId()))
					.map((erasure) -> record(erasure, one.signatureId(), one.campaignId(), null))
					.forEach(due::add)));
		this.sender.sendAll("signatures-out-0", due);
	}

	/** The record that has the ledger forget her in one signature. */
	Event<SignatureRecord> record(Asked.Erasure erasure, String signatureId, String campaignId,
			@Nullable String traceparent) {
		// Now, and not when she asked: what was confirmed meanwhile ends with it.
		return new Event<>(this.ids.event(signatureId, "erasure", erasure.event()), SOURCE, signatureId,
				this.clock.instant(), traceparent, new SignatureRecord.Erased(campaignId, erasure.submittedBefore()));
	}

	/** An organisation forgets her in the campaigns that it carries. */
	boolean concerns(@Nullable String organisation, String campaignId) {
		return organisation == null || Objects.equals(organisation, carrier(campaignId).orElse(null));
	}

	private Optional<String> carrier(String campaignId) {
		return this.campaigns.byId(campaignId).map(CampaignState::organisation);
	}

	private String key(String personId) {
		return this.ids.event(personId, "erasures");
	}

}
