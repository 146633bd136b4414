package org.portevoix.member.people;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.Event;
import org.portevoix.events.MemberEvent;
import org.portevoix.events.Purpose;
import org.portevoix.member.consents.ConsentRecord;
import org.portevoix.member.partners.PersonRefs;
import org.portevoix.member.store.DerivedId;
import org.portevoix.messaging.outbox.PendingEvent;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One person as one organisation knows her. For each question the latest decision stands,
 * by when it was taken and not by when we heard of it: decisions in any order, and any of
 * them again, make the same document, and an old yes brings back nothing that a later no
 * removed.
 *
 * @param id follows from the organisation and the person
 * @param revision rises with each write
 * @param joinedAt when the organisation first got to know her
 * @param joinedUnder the campaign under which that was
 * @param returnedUnder other campaigns that she answered its questions under while it
 * knew her
 * @param activeAt when she last answered anything of the organisation; null when it may
 * not reach her
 * @param changedAt when this document was last changed
 * @param rehearsal the dress rehearsal that she was made up for, and is wiped with; null
 * for everybody real
 * @param personRef her reference towards the organisation; null until something changes
 * where it was not noted
 */
@Document(Person.COLLECTION)
record Person(@Id String id, long revision, String personId, String organisation, List<Standing> standings,
		@Nullable Instant joinedAt, @Nullable String joinedUnder, List<String> returnedUnder,
		@Nullable Instant activeAt, @Nullable Instant changedAt, List<PendingEvent> pendingEvents,
		@Nullable Instant pendingDue, @Nullable String rehearsal, @Nullable String personRef) {

	static final String COLLECTION = "people";

	static final String PERSON_REF = "personRef";

	static final String JOINED_UNDER = "joinedUnder";

	static final String RETURNED_UNDER = "returnedUnder";

	static final String ACTIVE_AT = "activeAt";

	private static final URI SOURCE = URI.create("/member-service/people");

	Person {
		standings = List.copyOf(standings);
		// Those written before it was noted have none.
		returnedUnder = (returnedUnder != null) ? List.copyOf(returnedUnder) : List.of();
		pendingEvents = List.copyOf(pendingEvents);
	}

	static String idOf(String organisation, String personId) {
		return DerivedId.of("person", organisation, personId);
	}

	/** Somebody of whom the organisation knows nothing yet. */
	static Person blank(String organisation, String personId) {
		return blank(organisation, personId, null);
	}

	/** The same, who may be made up. */
	static Person blank(String organisation, String personId, @Nullable String rehearsal) {
		return new Person(idOf(organisation, personId), 0, personId, organisation, List.of(), null, null, List.of(),
				null, null, List.of(), null, rehearsal, null);
	}

	/**
	 * How the organisation may reach her: as she last said under a consent that stands.
	 */
	Optional<Contact> contact() {
		return this.standings.stream().filter(Standing::granted).max(Standing.ORDER).map(Standing::contact);
	}

	/**
	 * Takes a decision.
	 * @param contact what came with a yes
	 * @return the same instance when nothing changes
	 */
	Person apply(ConsentRecord entry, @Nullable Contact contact, Change change) {
		if (!entry.decides()) {
			return returning(entry);
		}
		Standing told = Standing.of(entry, contact);
		boolean overtaken = this.standings.stream()
			.anyMatch((standing) -> standing.sameQuestion(told) && Standing.ORDER.compare(standing, told) >= 0);
		if (overtaken) {
			return this;
		}
		List<Standing> after = new ArrayList<>(this.standings);
		after.removeIf(told::sameQuestion);
		after.add(told);
		boolean joins = this.joinedAt == null && told.granted();
		Person next = new Person(this.id, this.revision, this.personId, this.organisation, after,
				joins ? entry.decidedAt() : this.joinedAt, joins ? entry.campaignId() : this.joinedUnder,
				this.returnedUnder, active(after, entry), change.at(), this.pendingEvents, this.pendingDue,
				this.rehearsal, change.refs().of(this.organisation, this.personId));
		if (joins) {
			next = next.telling(entry, DerivedId.of("joined", this.organisation, this.personId),
					new MemberEvent.Joined(this.personId, this.organisation, entry.campaignId()), change);
		}
		else if (told.granted()) {
			next = next.returning(entry);
		}
		// A signature that begins to count tells by itself what was agreed to with it.
		Purpose granted = (told.granted() && entry.isBySigningAgain() && !stands(told)) ? told.purpose() : null;
		return (granted != null || (told.granted() && next.corrects(this)))
				? next.telling(entry, DerivedId.of("updated", this.organisation, this.personId, entry.consentId()),
						new MemberEvent.Updated(this.personId, this.organisation, next.personRef, granted), change)
				: next;
	}

	/** Whether she agreed to the same already. */
	private boolean stands(Standing told) {
		return this.standings.stream().anyMatch((standing) -> standing.sameQuestion(told) && standing.granted());
	}

	/**
	 * Whoever is known and answers, be it with a no, is active; under another campaign
	 * than the one she came with, she has come back.
	 */
	private Person returning(ConsentRecord entry) {
		if (this.joinedAt == null || !(entry.granted() || contact().isPresent())) {
			return this;
		}
		String campaign = entry.campaignId();
		List<String> after = new ArrayList<>(this.returnedUnder);
		if (!campaign.equals(this.joinedUnder) && !after.contains(campaign)) {
			after.add(campaign);
		}
		Instant active = active(this.standings, entry);
		if (after.equals(this.returnedUnder) && Objects.equals(active, this.activeAt)) {
			return this;
		}
		return new Person(this.id, this.revision, this.personId, this.organisation, this.standings, this.joinedAt,
				this.joinedUnder, after, active, this.changedAt, this.pendingEvents, this.pendingDue, this.rehearsal,
				this.personRef);
	}

	private @Nullable Instant active(List<Standing> after, ConsentRecord entry) {
		if (after.stream().noneMatch(Standing::granted)) {
			return null;
		}
		return (this.activeAt == null || entry.decidedAt().isAfter(this.activeAt)) ? entry.decidedAt() : this.activeAt;
	}

	/** Whether who was known before is known otherwise now. */
	private boolean corrects(Person before) {
		return before.contact().isPresent() && !before.contact().equals(contact());
	}

	private Person telling(ConsentRecord entry, String eventId, MemberEvent data, Change change) {
		List<PendingEvent> events = new ArrayList<>(this.pendingEvents);
		events.add(PendingEvent.of("members-out-0",
				new Event<>(eventId, SOURCE, this.personId, entry.decidedAt(), entry.traceparent(), data)));
		return new Person(this.id, this.revision, this.personId, this.organisation, this.standings, this.joinedAt,
				this.joinedUnder, this.returnedUnder, this.activeAt, this.changedAt, events, change.due(),
				this.rehearsal, this.personRef);
	}

	Person withRevision(long next) {
		return new Person(this.id, next, this.personId, this.organisation, this.standings, this.joinedAt,
				this.joinedUnder, this.returnedUnder, this.activeAt, this.changedAt, this.pendingEvents,
				this.pendingDue, this.rehearsal, this.personRef);
	}

	/**
	 * How a change is made and told.
	 *
	 * @param at when it is made
	 * @param due from when the relay may send what it tells
	 */
	record Change(Instant at, Instant due, PersonRefs refs) {

	}

}
