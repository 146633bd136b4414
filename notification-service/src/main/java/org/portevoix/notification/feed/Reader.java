package org.portevoix.notification.feed;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.portevoix.events.CampaignState;
import org.portevoix.events.EventCodec;
import org.portevoix.notification.contacts.ContactAnswer;
import org.portevoix.notification.contacts.Contacts;
import org.portevoix.notification.contacts.Question;
import org.portevoix.notification.directory.KnownCampaigns;
import org.portevoix.notification.subscriptions.PartnerTypes;
import org.portevoix.notification.feed.Reading.Page;
import org.portevoix.service.problems.FieldError;
import org.portevoix.service.problems.InvalidRequest;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

/**
 * Reads what an organisation is entitled to from where it left off. Each stream is read
 * up to where it has been taken in and no further, in its order, so nothing appears later
 * behind a cursor.
 */
@Component
class Reader {

	private final KeptEvents kept;

	private final KnownCampaigns campaigns;

	private final Contacts contacts;

	Reader(KeptEvents kept, KnownCampaigns campaigns, Contacts contacts) {
		this.kept = kept;
		this.campaigns = campaigns;
		this.contacts = contacts;
	}

	/** The oldest that is kept. */
	Cursor oldest() {
		return new Cursor(this.kept.stretches().stream().collect(Collectors.toMap(Stretch::stream, Stretch::trimmed)));
	}

	/** Where what comes next will be. */
	Cursor latest() {
		return new Cursor(this.kept.stretches().stream().collect(Collectors.toMap(Stretch::stream, Stretch::upTo)));
	}

	/**
	 * Says whether there is anything new, whosever it is.
	 * @throws CursorExpired if there is a gap
	 * @throws InvalidRequest if the cursor was never given
	 */
	static boolean isBehind(Cursor cursor, List<Stretch> stretches) {
		return stretches.stream().anyMatch((stretch) -> cursor.at(stretch.stream()) < stretch.upTo());
	}

	Page read(Reading reading) {
		List<Stretch> stretches = this.kept.stretches();
		check(reading.after(), stretches);
		Map<String, Deque<KeptEvent>> found = new TreeMap<>();
		Map<String, Long> next = new HashMap<>();
		for (Stretch stretch : stretches) {
			long after = reading.after().at(stretch.stream());
			List<KeptEvent> events = (after < stretch.upTo())
					? this.kept.after(stretch.stream(), after, stretch.upTo(), matching(reading), reading.most())
					: List.of();
			found.put(stretch.stream(), new ArrayDeque<>(events));
			next.put(stretch.stream(),
					(events.size() == reading.most()) ? events.getLast().offset() : Math.max(after, stretch.upTo()));
		}
		List<KeptEvent> taken = merge(found, reading.most());
		Map<String, ContactAnswer> answers = ask(reading.organisation(), taken);
		List<String> events = new ArrayList<>();
		Map<String, Long> held = new HashMap<>();
		for (KeptEvent event : taken) {
			ContactAnswer answer = answers.get(event.id());
			if (answer instanceof ContactAnswer.NotYet) {
				held.putIfAbsent(event.stream(), event.offset() - 1);
			}
			else if (!held.containsKey(event.stream())) {
				events.add((answer instanceof ContactAnswer.Data data) ? with(event.json(), data) : event.json());
			}
		}
		// What did not fit begins the next page.
		found.forEach((stream, rest) -> {
			if (!rest.isEmpty()) {
				next.put(stream, rest.getFirst().offset() - 1);
			}
		});
		next.putAll(held);
		return new Page(events, new Cursor(next));
	}

	private void check(Cursor cursor, List<Stretch> stretches) {
		Map<String, Stretch> byStream = stretches.stream().collect(Collectors.toMap(Stretch::stream, (one) -> one));
		if (!byStream.keySet().containsAll(cursor.offsets().keySet())) {
			throw new InvalidRequest(List.of(new FieldError("after", "unknown")));
		}
		if (stretches.stream().anyMatch((stretch) -> cursor.at(stretch.stream()) < stretch.trimmed())) {
			throw new CursorExpired("/api/v1/events?after=" + oldest().text(), this.kept.oldest());
		}
	}

	private Criteria matching(Reading reading) {
		List<String> slugs = Stream
			.concat(this.campaigns.of(reading.organisation()).stream(), reading.rehearsals()
					? this.campaigns.rehearsalsOf(reading.organisation()).stream() : Stream.empty())
			.map(CampaignState::slug)
			.toList();
		Criteria mine = new Criteria().orOperator(Criteria.where("organisation").is(reading.organisation()),
				Criteria.where("organisation").is(null).and("subject").in(slugs));
		return reading.types().isEmpty() ? mine
				: new Criteria().andOperator(mine, Criteria.where("type").in(reading.types()));
	}

	/** The oldest first among streams, and in its order within each. */
	private static List<KeptEvent> merge(Map<String, Deque<KeptEvent>> found, int most) {
		List<KeptEvent> taken = new ArrayList<>();
		while (taken.size() < most) {
			Deque<KeptEvent> first = found.values()
				.stream()
				.filter((events) -> !events.isEmpty())
				.min(Comparator.comparing((Deque<KeptEvent> events) -> events.getFirst().time()))
				.orElse(null);
			if (first == null) {
				return taken;
			}
			taken.add(first.remove());
		}
		return taken;
	}

	private Map<String, ContactAnswer> ask(String organisation, List<KeptEvent> events) {
		List<Question> asking = events.stream()
			.filter((event) -> PartnerTypes.carriesContact(event.type()))
			.map((event) -> PartnerTypes.aboutContact(event.type())
					? Question.ofChange(event.id(), event.subject(), event.json()) : Question.ofSignature(event.id()))
			.toList();
		return asking.isEmpty() ? Map.of() : this.contacts.ask(organisation, asking);
	}

	private static String with(String event, ContactAnswer.Data contact) {
		ObjectNode json = (ObjectNode) EventCodec.mapper().readTree(event);
		((ObjectNode) Objects.requireNonNull(json.get("data"))).set("contact", contact.contact());
		return json.toString();
	}

}
