package org.portevoix.member.people;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.Purpose;
import org.portevoix.member.consents.ConsentRecord;
import org.portevoix.member.partners.PersonRefs;
import org.portevoix.member.store.OwnSends;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.BulkOperationException;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.FindAndReplaceOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** What each organisation knows of each person, in the store. */
@Component
public class People {

	private static final int DUPLICATE_KEY = 11000;

	private final MongoOperations mongo;

	private final OwnSends sends;

	private final PersonRefs refs;

	private final Clock clock;

	People(MongoOperations mongo, OwnSends sends, PersonRefs refs, Clock clock) {
		this.mongo = mongo;
		this.sends = sends;
		this.refs = refs;
		this.clock = clock;
	}

	/** How an organisation may reach a person, if it may at all. */
	public Optional<Contact> contact(String organisation, String personId) {
		return Optional.ofNullable(this.mongo.findById(Person.idOf(organisation, personId), Person.class))
			.flatMap(Person::contact);
	}

	/**
	 * Those of some people whom an organisation may reach, by person.
	 */
	public Map<String, Supporter> supporters(String organisation, Collection<String> personIds) {
		List<String> ids = personIds.stream().map((personId) -> Person.idOf(organisation, personId)).toList();
		return this.mongo.find(Query.query(Criteria.where("_id").in(ids)), Person.class)
			.stream()
			.map(Supporter::of)
			.flatMap(Optional::stream)
			.collect(Collectors.toMap(Supporter::personId, Function.identity()));
	}

	/** The same, by what they are called towards that organisation. */
	public Map<String, Supporter> supportersCalled(String organisation, Collection<String> references) {
		return this.mongo.find(Query.query(Criteria.where(Person.PERSON_REF).in(references)), Person.class)
			.stream()
			.filter((person) -> person.organisation().equals(organisation))
			.flatMap((person) -> Supporter.of(person).stream())
			.collect(Collectors.toMap((person) -> this.refs.of(organisation, person.personId()), Function.identity()));
	}

	/**
	 * Some of those whom an organisation may reach, by their places.
	 * @param after the place that the reader has come to
	 */
	public List<Supporter> page(Wanted wanted, @Nullable String after, int most) {
		Criteria consent = Criteria.where("granted").is(true);
		if (wanted.purpose() != null) {
			consent.and("purpose").is(wanted.purpose());
		}
		if (wanted.campaignId() != null) {
			consent.and("under").is(wanted.campaignId());
		}
		// Whoever is made up is in no list.
		Criteria criteria = Criteria.where("organisation").is(wanted.organisation()).and("rehearsal").is(null);
		if (after != null) {
			criteria.and("_id").gt(after);
		}
		if (wanted.changedSince() != null) {
			criteria.and("changedAt").gte(wanted.changedSince());
		}
		Query page = Query.query(criteria.and("standings").elemMatch(consent)).with(Sort.by("_id")).limit(most);
		return this.mongo.find(page, Person.class).stream().map(Supporter::of).flatMap(Optional::stream).toList();
	}

	/** Which organisations know a person, or knew her. */
	public List<String> knownTo(String personId) {
		return this.mongo.find(Query.query(Criteria.where("personId").is(personId)), Person.class)
			.stream()
			.map(Person::organisation)
			.toList();
	}

	/** How many came to an organisation with a campaign, and how many came back. */
	public Arrivals arrivals(String organisation, String campaignId) {
		return new Arrivals(count(organisation, Person.JOINED_UNDER, campaignId),
				count(organisation, Person.RETURNED_UNDER, campaignId));
	}

	/**
	 * How many people did nothing since a time, though an organisation may reach them.
	 */
	public long countInactive(Instant since) {
		return this.mongo.count(inactive(since), Person.class);
	}

	/** Some of them, those first who did nothing for longest. */
	public List<Inactive> inactive(Instant since, int most) {
		return this.mongo.find(inactive(since).with(Sort.by(Person.ACTIVE_AT)).limit(most), Person.class)
			.stream()
			.flatMap((person) -> Inactive.of(person).stream())
			.toList();
	}

	private static Query inactive(Instant since) {
		return Query.query(Criteria.where(Person.ACTIVE_AT).lt(since));
	}

	private long count(String organisation, String field, String campaignId) {
		return this.mongo.count(Query.query(Criteria.where("organisation").is(organisation).and(field).is(campaignId)),
				Person.class);
	}

	/**
	 * Takes decisions, in any order and as often as need be; those that have nothing to
	 * do with a contact are left out.
	 */
	public void apply(Collection<Known> decisions) {
		Map<String, List<Known>> byPerson = decisions.stream()
			.filter((known) -> known.entry().purpose().keepsContact())
			.collect(Collectors.groupingBy(Known::place, LinkedHashMap::new, Collectors.toList()));
		List<Person> changed = changed(byPerson);
		// Where a write did not take, another consumer was there: read and fold again.
		while (!changed.isEmpty() && !write(changed)) {
			changed = changed(byPerson);
		}
		tell(changed);
	}

	private List<Person> changed(Map<String, List<Known>> byPerson) {
		if (byPerson.isEmpty()) {
			return List.of();
		}
		Map<String, Person> stored = this.mongo
			.find(Query.query(Criteria.where("_id").in(byPerson.keySet())), Person.class)
			.stream()
			.collect(Collectors.toMap(Person::id, Function.identity()));
		List<Person> changed = new ArrayList<>();
		Person.Change change = new Person.Change(this.clock.instant(), this.sends.due(), this.refs);
		byPerson.forEach((id, decisions) -> {
			ConsentRecord first = decisions.getFirst().entry();
			Person before = stored.getOrDefault(id,
					Person.blank(first.organisation(), first.personId(), first.rehearsal()));
			Person after = before;
			for (Known known : decisions) {
				after = after.apply(known.entry(), known.contact(), change);
			}
			if (after != before) {
				changed.add(after);
			}
		});
		return changed;
	}

	/** Writes each where its revision is still the one it was read with. */
	private boolean write(List<Person> changed) {
		BulkOperations bulk = this.mongo.bulkOps(BulkMode.UNORDERED, Person.class);
		for (Person person : changed) {
			Person next = person.withRevision(person.revision() + 1);
			if (person.revision() == 0) {
				bulk.insert(next);
			}
			else {
				bulk.replaceOne(
						Query.query(Criteria.where("_id").is(person.id()).and("revision").is(person.revision())), next,
						FindAndReplaceOptions.none());
			}
		}
		try {
			var result = bulk.execute();
			return result.getInsertedCount() + result.getMatchedCount() == changed.size();
		}
		catch (DuplicateKeyException ex) {
			return false;
		}
		catch (BulkOperationException ex) {
			if (ex.getErrors().stream().allMatch((error) -> error.getCode() == DUPLICATE_KEY)) {
				return false;
			}
			throw ex;
		}
	}

	private void tell(List<Person> written) {
		List<Person> telling = written.stream().filter((person) -> !person.pendingEvents().isEmpty()).toList();
		this.sends.send(Person.COLLECTION, telling.stream().map(Person::id).toList(),
				telling.stream().flatMap((person) -> person.pendingEvents().stream()).toList());
	}

	/**
	 * Whom somebody asks for.
	 *
	 * @param changedSince only those about whom something changed since
	 * @param purpose only those who agreed to it
	 * @param campaignId only those who agreed to something under it
	 */
	public record Wanted(String organisation, @Nullable Instant changedSince, @Nullable Purpose purpose,
			@Nullable String campaignId) {

	}

	/**
	 * Who came with a campaign.
	 *
	 * @param joined whom the organisation did not know before
	 * @param returned whom it knew
	 */
	public record Arrivals(long joined, long returned) {

	}

	/**
	 * Somebody who did nothing for long.
	 *
	 * @param activeAt when she last did
	 * @param consentIds of the consents that stand
	 */
	public record Inactive(String organisation, Instant activeAt, List<String> consentIds) {

		private static Optional<Inactive> of(Person person) {
			return Optional.ofNullable(person.activeAt())
				.map((activeAt) -> new Inactive(person.organisation(), activeAt,
						person.standings().stream().filter(Standing::granted).map(Standing::consentId).toList()));
		}

	}

	/**
	 * A decision, and how to reach the one who took it.
	 *
	 * @param contact of an answer
	 */
	public record Known(ConsentRecord entry, @Nullable Contact contact) {

		private String place() {
			return Person.idOf(this.entry.organisation(), this.entry.personId());
		}

	}

}
