package org.portevoix.member.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.AuditEvent;
import org.portevoix.events.Event;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One act.
 *
 * @param id of the event that told of it
 * @param changes what it changed; a list, since names of fields may hold dots
 */
@Document(Entry.COLLECTION)
record Entry(@Id String id, Instant at, String actor, @Nullable String actorName, @Nullable String organisation,
		String act, String object, @Nullable String address, @Nullable String reason, List<Changed> changes) {

	static final String COLLECTION = "audit";

	Entry {
		changes = List.copyOf(changes);
	}

	static Entry of(Event<AuditEvent> event) {
		return switch (event.data()) {
			case AuditEvent.Recorded one -> new Entry(event.id(), event.time(), one.actor(), one.actorName(),
					one.organisation(), one.act(), one.object(), one.address(), one.reason(), changes(one));
		};
	}

	/** What it changed; a field that was empty and still is says nothing. */
	public List<Changed> told() {
		return this.changes.stream().filter((one) -> !one.isEmpty()).toList();
	}

	private static List<Changed> changes(AuditEvent.Recorded one) {
		TreeSet<String> fields = new TreeSet<>(one.before().keySet());
		fields.addAll(one.after().keySet());
		List<Changed> changes = new ArrayList<>();
		fields.forEach((field) -> changes.add(new Changed(field, one.before().get(field), one.after().get(field))));
		return changes;
	}

	/** A field before and after. */
	record Changed(String field, @Nullable String before, @Nullable String after) {

		private boolean isEmpty() {
			return Objects.requireNonNullElse(this.before, "").isBlank()
					&& Objects.requireNonNullElse(this.after, "").isBlank();
		}

	}

}
