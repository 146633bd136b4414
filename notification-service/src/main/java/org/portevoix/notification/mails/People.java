package org.portevoix.notification.mails;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.mongodb.bulk.BulkWriteResult;
import org.portevoix.notification.mails.Mail.Reason;

import org.springframework.data.mongodb.BulkOperationException;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.FindAndReplaceOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The documents of people in the store; each write names the revision it read. */
@Component
class People {

	private final MongoOperations mongo;

	People(MongoOperations mongo) {
		this.mongo = mongo;
	}

	Map<String, Person> byIds(Collection<String> ids) {
		return this.mongo.find(Query.query(Criteria.where("_id").in(ids)), Person.class)
			.stream()
			.collect(Collectors.toMap(Person::id, Function.identity()));
	}

	/**
	 * Writes changed documents, each where its revision is still the one it was read
	 * with.
	 * @return whether all took; if not, some did
	 */
	boolean write(Collection<Person> changed) {
		if (changed.isEmpty()) {
			return true;
		}
		BulkOperations bulk = this.mongo.bulkOps(BulkMode.UNORDERED, Person.class);
		for (Person person : changed) {
			if (person.revision() == 0) {
				bulk.insert(person.withRevision(1));
			}
			else {
				bulk.replaceOne(
						Query.query(Criteria.where("_id").is(person.id()).and("revision").is(person.revision())),
						person.withRevision(person.revision() + 1), FindAndReplaceOptions.none());
			}
		}
		try {
			BulkWriteResult result = bulk.execute();
			return result.getInsertedCount() + result.getMatchedCount() == changed.size();
		}
		catch (org.springframework.dao.DuplicateKeyException ex) {
			return false;
		}
		catch (BulkOperationException ex) {
			if (ex.getErrors().stream().allMatch(Mails::isDuplicate)) {
				return false;
			}
			throw ex;
		}
	}

	/** The mails that a person was granted lately. */
	List<String> granted(String id) {
		Person person = this.mongo.findById(id, Person.class);
		return (person != null) ? person.granted().stream().map(Person.Granted::mail).toList() : List.of();
	}

	/** From now on she gets no mail; the first reason stays. */
	void suppress(String id, Reason reason) {
		Update update = new Update().set("suppressed", reason.code()).unset("expires").inc("revision", 1);
		this.mongo.upsert(Query.query(Criteria.where("_id").is(id)), update.setOnInsert("granted", List.of()),
				Person.class);
	}

	/** What was granted for one signature is forgotten. */
	void forget(String id, String signatureId) {
		this.mongo.updateFirst(Query.query(Criteria.where("_id").is(id)),
				new Update().inc("revision", 1).pull("granted", new org.bson.Document("signature", signatureId)),
				Person.class);
	}

	/**
	 * Lets a person who withdrew come back at once.
	 * @return the mails that waited for their hour
	 */
	List<Person.Granted> release(String id, String signatureId) {
		while (true) {
			Person person = this.mongo.findById(id, Person.class);
			if (person == null) {
				return List.of();
			}
			Person released = person.released(signatureId);
			if (released.equals(person) || write(List.of(released))) {
				return person.deferred(signatureId);
			}
		}
	}

	long removeExpired(Instant now) {
		return this.mongo.remove(Query.query(Criteria.where("expires").lte(now)), Person.class).getDeletedCount();
	}

}
