package org.portevoix.campaign.ledger;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.portevoix.campaign.erasure.Erasures;
import org.portevoix.campaign.erasure.Held;
import org.portevoix.events.Event;
import org.portevoix.events.PublicEvent;
import org.portevoix.events.SignatureRecord;
import org.portevoix.messaging.EventReader;
import org.portevoix.messaging.EventSender;
import org.portevoix.messaging.Received;
import org.portevoix.service.rehearsal.WipedRehearsals;
import org.portevoix.tracing.Tracing;

import org.springframework.messaging.Message;
import org.springframework.stereotype.Component;

/**
 * Takes the log of signatures, batch by batch: folds it into documents, adds to tallies,
 * tells the others, in this order. Each step can be done again without doing more, so a
 * crash, a rewind or a second consumer changes nothing. A batch may hold records of many
 * partitions, each of which has its own place up to which it is done.
 */
@Component
class Ledger {

	private static final URI PUBLIC = URI.create("/campaign-service/public");

	private final EventReader reader;

	private final Epochs epochs;

	private final Fold fold;

	private final Signatures signatures;

	private final Overflows overflows;

	private final Tallies tallies;

	private final Counts counts;

	private final EventSender sender;

	private final WipedRehearsals wiped;

	private final Erasures erasures;

	private final LedgerSettings settings;

	private final Tracing tracing;

	private final Clock clock;

	Ledger(EventReader reader, Epochs epochs, Fold fold, Signatures signatures, Overflows overflows, Tallies tallies,
			Counts counts, EventSender sender, WipedRehearsals wiped, Erasures erasures, LedgerSettings settings,
			Tracing tracing, Clock clock) {
		this.reader = reader;
		this.epochs = epochs;
		this.fold = fold;
		this.signatures = signatures;
		this.overflows = overflows;
		this.tallies = tallies;
		this.counts = counts;
		this.sender = sender;
		this.wiped = wiped;
		this.erasures = erasures;
		this.settings = settings;
		this.tracing = tracing;
		this.clock = clock;
	}

	void accept(Message<List<byte[]>> batch) {
		List<Received<SignatureRecord>> records = this.reader.read(SignatureRecord.class, "signatures-dlq-out-0",
				batch);
		if (!records.isEmpty()) {
			accept(records);
		}
	}

	/** Takes records, those of one partition in their order. */
	void accept(List<Received<SignatureRecord>> records) {
		TracedRecords traced = TracedRecords.of(records, this.tracing);
		boolean done = false;
		try {
			take(traced.all());
			done = true;
		}
		finally {
			traced.end(done);
		}
	}

	private void take(List<Received<SignatureRecord>> records) {
		Map<Integer, Stretch> stretches = stretches(records);
		Map<Position, List<Signature>> folded = fold(records, stretches);
		this.tallies.add(folded);
		tell(folded);
		reachErased(folded);
		stretches.values().forEach((stretch) -> this.epochs.handled(stretch.end()));
	}

	private Map<Integer, Stretch> stretches(List<Received<SignatureRecord>> records) {
		Map<Integer, Stretch> stretches = new HashMap<>();
		for (Received<SignatureRecord> received : records) {
			Stretch before = stretches.get(received.partition());
			if (before == null) {
				String epoch = this.epochs.of(received.partition(), received.offset());
				Position start = new Position(epoch, received.partition(), received.offset());
				before = new Stretch(start, start);
			}
			stretches.put(received.partition(), new Stretch(before.start(), before.at(received.offset())));
		}
		return stretches;
	}

	/**
	 * Writes what the records make of their documents.
	 * @return all documents, changed or not, by the end of the stretch that they are in
	 */
	private Map<Position, List<Signature>> fold(List<Received<SignatureRecord>> records,
			Map<Integer, Stretch> stretches) {
		Map<String, List<Received<SignatureRecord>>> bySignature = records.stream()
			.filter((received) -> !this.wiped.hasId(received.event().data().campaignId()))
			.collect(Collectors.groupingBy((received) -> received.event().subject(), LinkedHashMap::new,
					Collectors.toList()));
		Map<String, Signature> done = folded(bySignature, stretches);
		Map<Position, List<Signature>> byEnd = new LinkedHashMap<>();
		bySignature.forEach((id, ofOne) -> ofOne.stream()
			.map((received) -> stretch(stretches, received).end())
			.distinct()
			.forEach((end) -> Optional.ofNullable(done.get(id))
				.ifPresent((document) -> byEnd.computeIfAbsent(end, (_) -> new ArrayList<>()).add(document))));
		return byEnd;
	}

	private Map<String, Signature> folded(Map<String, List<Received<SignatureRecord>>> bySignature,
			Map<Integer, Stretch> stretches) {
		Map<String, List<Received<SignatureRecord>>> open = new LinkedHashMap<>(bySignature);
		Map<String, Signature> done = HashMap.newHashMap(open.size());
		Set<String> adopted = new HashSet<>();
		while (!open.isEmpty()) {
			Map<String, Signature> read = this.signatures.byIds(open.keySet());
			done.putAll(read);
			Overflow overflow = this.overflows.of(open, read);
			Map<String, Signature> changed = LinkedHashMap.newLinkedHashMap(open.size());
			open.forEach((id, ofOne) -> {
				Signature before = read.getOrDefault(id, blank(ofOne));
				Signature after = applied(before, ofOne, stretches, overflow);
				if (after != before) {
					changed.put(id, pruned(after, stretch(stretches, ofOne.getFirst()).start()));
				}
			});
			done.putAll(changed);
			this.overflows.write(overflow);
			adopted.addAll(overflow.taken());
			// Where a write did not take, another consumer was there: read and fold
			// again.
			if (this.signatures.write(List.copyOf(changed.values()))) {
				break;
			}
			open.keySet().retainAll(changed.keySet());
		}
		this.overflows.remove(adopted);
		return done;
	}

	private Signature applied(Signature before, List<Received<SignatureRecord>> records,
			Map<Integer, Stretch> stretches, Overflow overflow) {
		Signature after = before;
		for (Received<SignatureRecord> received : records) {
			after = this.fold.apply(after, received.event(), stretch(stretches, received).at(received.offset()),
					overflow);
		}
		return after;
	}

	private static Stretch stretch(Map<Integer, Stretch> stretches, Received<SignatureRecord> received) {
		return Objects.requireNonNull(stretches.get(received.partition()));
	}

	private Signature pruned(Signature signature, Position start) {
		return Fold.pruned(signature, start, this.clock.instant().minus(this.settings.settledAfter()));
	}

	private void tell(Map<Position, List<Signature>> folded) {
		List<String> decided = new ArrayList<>();
		List<Event<PublicEvent>> twins = new ArrayList<>();
		Map<Position, List<String>> told = new LinkedHashMap<>();
		Map<String, Count> totals = new HashMap<>();
		folded.forEach((end, documents) -> documents.forEach((document) -> {
			List<Outgoing> owed = document.outgoingUpTo(end);
			if (!owed.isEmpty()) {
				Count total = totals.computeIfAbsent(document.campaignId(), this.counts::fresh);
				owed.stream()
					.sorted(Comparator.comparingLong((Outgoing outgoing) -> outgoing.position().offset()))
					.forEach((outgoing) -> {
						decided.add(outgoing.json());
						if (outgoing.effect() != null) {
							twins.add(twin(document.slug(), outgoing, outgoing.effect(), total));
						}
					});
				told.computeIfAbsent(end, (_) -> new ArrayList<>()).add(document.id());
			}
		}));
		if (!told.isEmpty()) {
			this.sender.sendAllStructured("ledger-out-0", decided);
			this.sender.sendAll("public-out-0", twins);
			this.signatures.settle(told);
		}
	}

	/**
	 * A person may have been erased before anything of hers was in the store. Who erases
	 * writes that down and then searches; here it is written and then looked up: one of
	 * the two finds the other.
	 */
	private void reachErased(Map<Position, List<Signature>> folded) {
		this.erasures.reach(
				folded.values().stream().flatMap(List::stream).flatMap((document) -> held(document).stream()).toList());
	}

	private static Optional<Held> held(Signature document) {
		String personId = document.personId();
		return (personId == null) ? Optional.empty()
				: document.oldest().map((oldest) -> new Held(document.id(), document.campaignId(), personId, oldest));
	}

	private static Event<PublicEvent> twin(String slug, Outgoing outgoing, Effect effect, Count total) {
		Dimensions dimensions = effect.dimensions();
		PublicEvent told = (effect.delta() > 0)
				? new PublicEvent.Confirmed(slug, total.toldValue("country", dimensions.country()),
						total.toldValue("language", dimensions.language()), dimensions.source(), total.confirmed())
				: new PublicEvent.Withdrawn(slug, total.confirmed());
		return new Event<>(outgoing.id(), PUBLIC, slug, effect.at(), outgoing.traceparent(), told);
	}

	private static Signature blank(List<Received<SignatureRecord>> records) {
		String slug = records.stream()
			.map((received) -> received.event().data())
			.filter(SignatureRecord.Submitted.class::isInstance)
			.map((data) -> ((SignatureRecord.Submitted) data).slug())
			.findFirst()
			.orElse("");
		Event<SignatureRecord> first = records.getFirst().event();
		return Signature.blank(first.subject(), first.data().campaignId(), slug);
	}

}
