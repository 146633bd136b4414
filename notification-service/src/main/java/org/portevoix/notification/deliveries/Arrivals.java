package org.portevoix.notification.deliveries;

import java.util.List;

import org.portevoix.notification.feed.KeptEvent;
import org.portevoix.notification.feed.KeptEvents;
import org.portevoix.notification.feed.Streams;

import org.springframework.stereotype.Component;

/** Puts events and their deliveries into the store, in an order that survives a crash. */
@Component
class Arrivals {

	private final Streams streams;

	private final KeptEvents kept;

	private final Deliveries deliveries;

	private final Bodies bodies;

	private final Lanes lanes;

	Arrivals(Streams streams, KeptEvents kept, Deliveries deliveries, Bodies bodies, Lanes lanes) {
		this.streams = streams;
		this.kept = kept;
		this.deliveries = deliveries;
		this.bodies = bodies;
		this.lanes = lanes;
	}

	/** The stream that a batch comes from. */
	String stream(String topic, Batch batch) {
		return this.streams.of(topic, batch.partition(), batch.start(), batch.end());
	}

	/**
	 * Takes a batch in.
	 * @param end the offset up to which the stream has been taken then
	 */
	void take(String stream, long end, List<KeptEvent> events, List<Delivery> waiting) {
		List<Delivery> inserted = this.deliveries.insert(waiting);
		this.kept.keep(events);
		this.kept.taken(stream, end);
		this.bodies.put(events);
		this.lanes.offer(inserted);
	}

}
