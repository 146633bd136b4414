package org.portevoix.campaign.erasure;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.portevoix.campaign.campaigns.PublishedCampaigns;
import org.portevoix.events.CampaignState;
import org.portevoix.events.Event;
import org.portevoix.events.MemberEvent;
import org.portevoix.events.SignatureRecord;
import org.portevoix.messaging.EventReader;
import org.portevoix.messaging.EventSender;
import org.portevoix.messaging.Received;
import org.portevoix.service.identity.Pseudonyms;

import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.messaging.Message;
import org.springframework.stereotype.Component;

/**
 * Finds the signatures of a person who is to be forgotten, and appends a record for each:
 * it is the ledger that forgets. The records have ids that a replay repeats, and one that
 * comes twice finds nobody any more.
 */
@Component
class Erasure {

	private static final URI SOURCE = URI.create("/campaign-service/erasure");

	private static final int BATCH = 500;

	private final EventReader reader;

	private final EventSender sender;

	private final MongoOperations mongo;

	private final PublishedCampaigns campaigns;

	private final Pseudonyms ids;

	Erasure(EventReader reader, EventSender sender, MongoOperations mongo, PublishedCampaigns campaigns,
			Pseudonyms ids) {
		this.reader = reader;
		this.sender = sender;
		this.mongo = mongo;
		this.campaigns = campaigns;
		this.ids = ids;
	}

	void accept(Message<List<byte[]>> batch) {
		for (Received<MemberEvent> received : this.reader.read(MemberEvent.class, "members-dlq-out-0", batch)) {
			if (received.event().data() instanceof MemberEvent.Erased erased) {
				forget(received.event(), erased);
			}
		}
	}

	private void forget(Event<MemberEvent> event, MemberEvent.Erased erased) {
		String after = "";
		while (true) {
			List<Found> found = this.mongo.find(page(erased.personId(), after), Found.class, "signatures");
			if (found.isEmpty()) {
				return;
			}
			this.sender.sendAll("signatures-out-0",
					found.stream()
						.filter((one) -> concerns(erased.organisation(), one.campaignId()))
						.map((one) -> new Event<>(this.ids.event(one.id(), "erasure", event.id()), SOURCE, one.id(),
								event.time(), event.traceparent(), new SignatureRecord.Erased(one.campaignId())))
						.toList());
			after = found.getLast().id();
		}
	}

	/** An organisation forgets her in the campaigns that it carries. */
	private boolean concerns(@Nullable String organisation, String campaignId) {
		return organisation == null || Objects.equals(organisation, carrier(campaignId).orElse(null));
	}

	private Optional<String> carrier(String campaignId) {
		return this.campaigns.byId(campaignId).map(CampaignState::organisation);
	}

	private static Query page(String personId, String after) {
		Query page = Query.query(Criteria.where("personId").is(personId).and("_id").gt(after))
			.with(Sort.by("_id"))
			.limit(BATCH);
		page.fields().include("campaignId");
		return page;
	}

	/** A signature of hers. */
	record Found(String id, String campaignId) {

	}

}
