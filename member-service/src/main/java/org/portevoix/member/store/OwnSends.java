package org.portevoix.member.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.portevoix.messaging.EventSender;
import org.portevoix.messaging.outbox.OutboxRelay;
import org.portevoix.messaging.outbox.PendingEvent;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Lets a consumer that writes many documents with events send these by itself, all at
 * once, where the relay would go from document to document. The events stand in the
 * documents all the same, due a while later: if the consumer dies in between, the relay
 * sends them.
 */
@Component
public class OwnSends {

	private static final Duration HEAD_START = Duration.ofSeconds(30);

	private final MongoOperations mongo;

	private final EventSender sender;

	private final Clock clock;

	OwnSends(MongoOperations mongo, EventSender sender, Clock clock) {
		this.mongo = mongo;
		this.sender = sender;
		this.clock = clock;
	}

	/** From when the relay may take events that the writer is about to send. */
	public Instant due() {
		return this.clock.instant().plus(HEAD_START);
	}

	/**
	 * Sends events and drops them from their documents.
	 * @param documents the ids of those that hold them
	 * @throws org.portevoix.messaging.EventNotAcknowledged if the log is silent; they
	 * stay
	 */
	public void send(String collection, Collection<String> documents, Collection<PendingEvent> events) {
		if (events.isEmpty()) {
			return;
		}
		Map<String, List<String>> byBinding = events.stream()
			.collect(Collectors.groupingBy(PendingEvent::binding, LinkedHashMap::new,
					Collectors.mapping(PendingEvent::json, Collectors.toList())));
		byBinding.forEach(this.sender::sendAllStructured);
		List<String> sent = events.stream().map(PendingEvent::event).toList();
		this.mongo.updateMulti(in(documents),
				new Update().pull(OutboxRelay.PENDING, Query.query(Criteria.where("event").in(sent))), collection);
		// One that got another event meanwhile stays due.
		this.mongo.updateMulti(in(documents).addCriteria(Criteria.where(OutboxRelay.PENDING).size(0)),
				new Update().unset(OutboxRelay.DUE), collection);
	}

	private static Query in(Collection<String> documents) {
		return Query.query(Criteria.where("_id").in(documents));
	}

}
