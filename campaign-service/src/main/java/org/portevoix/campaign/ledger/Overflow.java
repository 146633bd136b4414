package org.portevoix.campaign.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The submissions that documents had no room for, as far as one batch is about them:
 * those that it may ask for, and what it does to them. Anybody can send a form with
 * anybody's address, as often as they like; whose link names one of them is counted all
 * the same.
 */
final class Overflow {

	private final Map<String, Entry> known = new LinkedHashMap<>();

	private final Set<String> added = new LinkedHashSet<>();

	private final Set<String> taken = new LinkedHashSet<>();

	private final List<Drop> drops = new ArrayList<>();

	Overflow(Collection<Entry> known) {
		known.forEach((entry) -> this.known.put(entry.id(), entry));
	}

	/** Keeps a submission that leaves its document. */
	void add(Signature document, Pending pending, Position at, Instant due) {
		this.known.put(pending.id(), new Entry(pending.id(), document.id(), document.campaignId(), pending, at,
				pending.submission().submittedAt(), due));
		this.added.add(pending.id());
	}

	/** Takes one that left it, if it did so since the last end. */
	Optional<Pending> take(Signature document, String submission) {
		Overflowed overflowed = document.overflowed();
		Entry entry = this.known.get(submission);
		if (overflowed == null || entry == null || !entry.belongsTo(document.id(), overflowed)) {
			return Optional.empty();
		}
		this.known.remove(submission);
		this.taken.add(submission);
		return Optional.of(entry.pending());
	}

	/**
	 * Forgets what left a document up to a record.
	 * @param submittedBefore only what was sent before that; null for all
	 */
	void drop(String signatureId, Position upTo, @Nullable Instant submittedBefore) {
		Drop drop = new Drop(signatureId, upTo, submittedBefore);
		this.drops.add(drop);
		this.known.values().removeIf(drop::concerns);
		this.added.retainAll(this.known.keySet());
	}

	List<Entry> added() {
		return this.added.stream().map(this.known::get).filter(Objects::nonNull).toList();
	}

	Set<String> taken() {
		return Set.copyOf(this.taken);
	}

	List<Drop> drops() {
		return List.copyOf(this.drops);
	}

	/**
	 * A submission outside of its document.
	 *
	 * @param id of the event that carried it
	 * @param at the record that pushed it out
	 * @param submittedAt when it was sent
	 * @param due when it must be gone
	 */
	@Document(Overflows.COLLECTION)
	record Entry(@Id String id, String signatureId, String campaignId, Pending pending, Position at,
			Instant submittedAt, Instant due) {

		/**
		 * A consumer that was frozen may bring back what an end had taken away.
		 */
		boolean belongsTo(String signature, Overflowed overflowed) {
			return this.signatureId.equals(signature)
					&& (!this.at.sameLog(overflowed.from()) || this.at.offset() >= overflowed.from().offset());
		}

	}

	/**
	 * An end of some.
	 *
	 * @param upTo what left its document later belongs to the next cycle
	 */
	record Drop(String signatureId, Position upTo, @Nullable Instant submittedBefore) {

		boolean concerns(Entry entry) {
			return entry.signatureId().equals(this.signatureId)
					&& (!entry.at().sameLog(this.upTo) || entry.at().upTo(this.upTo))
					&& (this.submittedBefore == null || entry.submittedAt().isBefore(this.submittedBefore));
		}

	}

}
