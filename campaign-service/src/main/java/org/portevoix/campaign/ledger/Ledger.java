package org.portevoix.campaign.ledger;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * Takes the log of signatures, batch by batch of one partition: folds it into documents,
 * adds to tallies, tells the others, in this order. Each step can be done again without
 * doing more, so a crash, a rewind or a second consumer changes nothing.
 */
@Component
class Ledger {

	private static final URI PUBLIC = URI.create("/campaign-service/public");

	private final EventReader reader;

	private final Epochs epochs;

	private final Fold fold;

	private final Signatures signatures;

	private final Tallies tallies;

	private final Counts counts;

	private final EventSender sender;

	private final WipedRehearsals wiped;

	private final Erasures erasures;

	private final LedgerSettings settings;

	private final Tracing tracing;

	private final Clock clock;

	Ledger(EventReader reader, Epochs epochs, Fold fold, Signatures signatures, Tallies tallies, Counts counts,
			EventSender sender, WipedRehearsals wiped, Erasures erasures, LedgerSettings settings, Tracing tracing,
			Clock clock) {
		this.reader = reader;
		this.epochs = epochs;
		this.fold = fold;
		this.signatures = signatures;
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
		this.reader.read(SignatureRecord.class, "signatures-dlq-out-0", batch)
			.stream()
			.collect(Collectors.groupingBy(Received::partition))
			.values()
			.forEach(this::accept);
	}

	/** Takes records of one partition, in their order. */
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
		Received<SignatureRecord> first = records.getFirst();
		String epoch = this.epochs.of(first.partition(), first.offset());
		Position start = new Position(epoch, first.partition(), first.offset());
		Position end = new Position(epoch, first.partition(), records.getLast().offset());
		Collection<Signature> documents = fold(records, start);
		this.tallies.add(documents, end);
		tell(documents, end);
		reachErased(documents);
		this.epochs.handled(end);
	}

	private Collection<Signature> fold(List<Received<SignatureRecord>> records, Position start) {
		Map<String, List<Received<SignatureRecord>>> open = records.stream()
			.filter((received) -> !this.wiped.hasId(received.event().data().campaignId()))
			.collect(Collectors.groupingBy((received) -> received.event().subject(), LinkedHashMap::new,
					Collectors.toList()));
		Map<String, Signature> done = HashMap.newHashMap(open.size());
		while (!open.isEmpty()) {
			Map<String, Signature> read = this.signatures.byIds(open.keySet());
			done.putAll(read);
			Map<String, Signature> changed = LinkedHashMap.newLinkedHashMap(open.size());
			open.forEach((id, ofOne) -> {
				Signature before = read.getOrDefault(id, blank(ofOne));
				Signature after = applied(before, ofOne, start.epoch());
				if (after != before) {
					changed.put(id, pruned(after, start));
				}
			});
			done.putAll(changed);
			// Where a write did not take, another consumer was there: read and fold
			// again.
			if (this.signatures.write(List.copyOf(changed.values()))) {
				return done.values();
			}
			open.keySet().retainAll(changed.keySet());
		}
		return done.values();
	}

	private Signature applied(Signature before, List<Received<SignatureRecord>> records, String epoch) {
		Signature after = before;
		for (Received<SignatureRecord> received : records) {
			after = this.fold.apply(after, received.event(),
					new Position(epoch, received.partition(), received.offset()));
		}
		return after;
	}

	private Signature pruned(Signature signature, Position start) {
		return Fold.pruned(signature, start, this.clock.instant().minus(this.settings.settledAfter()));
	}

	private void tell(Collection<Signature> documents, Position end) {
		List<Signature> owing = documents.stream().filter((document) -> !document.outgoingUpTo(end).isEmpty()).toList();
		if (owing.isEmpty()) {
			return;
		}
		List<String> decided = new ArrayList<>();
		List<Event<PublicEvent>> twins = new ArrayList<>();
		Map<String, Count> totals = new HashMap<>();
		for (Signature document : owing) {
			Count total = totals.computeIfAbsent(document.campaignId(), this.counts::fresh);
			document.outgoingUpTo(end)
				.stream()
				.sorted(Comparator.comparingLong((Outgoing outgoing) -> outgoing.position().offset()))
				.forEach((outgoing) -> {
					decided.add(outgoing.json());
					if (outgoing.effect() != null) {
						twins.add(twin(document.slug(), outgoing, outgoing.effect(), total));
					}
				});
		}
		this.sender.sendAllStructured("ledger-out-0", decided);
		this.sender.sendAll("public-out-0", twins);
		this.signatures.settle(owing.stream().map(Signature::id).toList(), end);
	}

	/**
	 * A person may have been erased before anything of hers was in the store. Who erases
	 * writes that down and then searches; here it is written and then looked up: one of
	 * the two finds the other.
	 */
	private void reachErased(Collection<Signature> documents) {
		this.erasures.reach(documents.stream().flatMap((document) -> held(document).stream()).toList());
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
