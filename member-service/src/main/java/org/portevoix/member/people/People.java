package org.portevoix.member.people;

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
import org.portevoix.member.consents.ConsentRecord;
import org.portevoix.member.store.OwnSends;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.BulkOperationException;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.FindAndReplaceOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** What each organisation knows of each person, in the store. */
@Component
public class People {

	private static final int DUPLICATE_KEY = 11000;

	private final MongoOperations mongo;

	private final OwnSends sends;

	People(MongoOperations mongo, OwnSends sends) {
		this.mongo = mongo;
		this.sends = sends;
	}

	/** How an organisation may reach a person, if it may at all. */
	public Optional<Contact> contact(String organisation, String personId) {
		return Optional.ofNullable(this.mongo.findById(Person.idOf(organisation, personId), Person.class))
			.flatMap(Person::contact);
	}

	/**
	 * Takes decisions, in any order and as often as need be; those that have nothing to
	 * do with a contact are left out.
	 */
	public void apply(Collection<Known> decisions) {
		Map<String, List<Known>> byPerson = decisions.stream()
			.filter((known) -> known.entry().decides() && known.entry().purpose().keepsContact())
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
		Instant due = this.sends.due();
		byPerson.forEach((id, decisions) -> {
			ConsentRecord first = decisions.getFirst().entry();
			Person before = stored.getOrDefault(id, Person.blank(first.organisation(), first.personId()));
			Person after = before;
			for (Known known : decisions) {
				after = after.apply(known.entry(), known.contact(), due);
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
