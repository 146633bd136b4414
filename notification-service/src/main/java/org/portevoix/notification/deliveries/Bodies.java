package org.portevoix.notification.deliveries;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.portevoix.notification.feed.KeptEvent;
import org.portevoix.notification.feed.KeptEvents;

import org.springframework.stereotype.Component;

/**
 * The events that are being delivered, since many endpoints get the same at about the
 * same time. Memory for it is bounded by their size.
 */
@Component
class Bodies {

	private static final long MOST_CHARACTERS = 8_000_000;

	private final KeptEvents kept;

	private final LinkedHashMap<String, String> latest = new LinkedHashMap<>(1_024, 0.75f, true);

	private long characters;

	Bodies(KeptEvents kept) {
		this.kept = kept;
	}

	/** Remembers events that are about to be delivered. */
	synchronized void put(Collection<KeptEvent> events) {
		events.forEach((event) -> {
			String before = this.latest.put(event.id(), event.json());
			this.characters += event.json().length() - ((before != null) ? before.length() : 0);
		});
		var eldest = this.latest.entrySet().iterator();
		while (this.characters > MOST_CHARACTERS && eldest.hasNext()) {
			this.characters -= eldest.next().getValue().length();
			eldest.remove();
		}
	}

	/** Reads events at once that will be asked for. */
	void prepare(Collection<Delivery> deliveries) {
		List<String> missing;
		synchronized (this) {
			missing = deliveries.stream()
				.filter((delivery) -> delivery.body() == null)
				.map(Delivery::event)
				.filter((event) -> !this.latest.containsKey(event))
				.toList();
		}
		if (!missing.isEmpty()) {
			put(this.kept.byIds(missing).values());
		}
	}

	/** The event of a delivery; null if it is not kept, or not yet. */
	@Nullable String of(Delivery delivery) {
		if (delivery.body() != null) {
			return delivery.body();
		}
		synchronized (this) {
			String body = this.latest.get(delivery.event());
			if (body != null) {
				return body;
			}
		}
		Map<String, KeptEvent> found = this.kept.byIds(List.of(delivery.event()));
		put(found.values());
		KeptEvent event = found.get(delivery.event());
		return (event != null) ? event.json() : null;
	}

}
