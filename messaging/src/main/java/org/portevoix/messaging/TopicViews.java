package org.portevoix.messaging;

import java.util.Map;
import java.util.function.Consumer;

import org.portevoix.events.Event;
import org.portevoix.events.EventData;

/** Makes views of compacted topics. */
public class TopicViews {

	private final Map<String, Object> client;

	TopicViews(Map<String, Object> client) {
		this.client = client;
	}

	/**
	 * A view that starts with the application.
	 * @param apply takes each event once or again, in the order of its key, on one thread
	 */
	public <F extends EventData> TopicView<F> of(String topic, Class<F> family, Consumer<Event<F>> apply) {
		return new TopicView<>(topic, family, apply, this.client);
	}

}
