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
		return of(topic, family, apply, () -> {
		});
	}

	/**
	 * The same, for who has to know when that is all.
	 * @param completed is run once, after all that the topic held at the start is applied
	 */
	public <F extends EventData> TopicView<F> of(String topic, Class<F> family, Consumer<Event<F>> apply,
			Runnable completed) {
		return new TopicView<>(topic, family, apply, completed, this.client);
	}

}
