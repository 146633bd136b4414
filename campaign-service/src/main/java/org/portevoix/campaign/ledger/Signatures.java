package org.portevoix.campaign.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.mongodb.bulk.BulkWriteResult;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.BulkOperationException;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.FindAndReplaceOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The documents of signatures in the store; each write names the revision it read. */
@Component
class Signatures {

	private static final int DUPLICATE_KEY = 11000;

	private final MongoOperations mongo;

	Signatures(MongoOperations mongo) {
		this.mongo = mongo;
	}

	Optional<Signature> byId(String id) {
		return Optional.ofNullable(this.mongo.findById(id, Signature.class));
	}

	Map<String, Signature> byIds(Collection<String> ids) {
		return this.mongo.find(Query.query(Criteria.where("_id").in(ids)), Signature.class)
			.stream()
			.collect(Collectors.toMap(Signature::id, Function.identity()));
	}

	/**
	 * Writes changed documents, each where its revision is still the one it was read
	 * with.
	 * @return whether all took; if not, some did
	 */
	boolean write(List<Signature> changed) {
		if (changed.isEmpty()) {
			return true;
		}
		BulkOperations bulk = this.mongo.bulkOps(BulkMode.UNORDERED, Signature.class);
		for (Signature signature : changed) {
			if (signature.revision() == 0) {
				bulk.insert(signature.withRevision(1));
			}
			else {
				bulk.replaceOne(
						Query.query(Criteria.where("_id").is(signature.id()).and("revision").is(signature.revision())),
						signature.withRevision(signature.revision() + 1), FindAndReplaceOptions.none());
			}
		}
		return allTook(bulk, changed.size());
	}

	/**
	 * Writes what names what it was read with.
	 * @param expected how many writes there are
	 * @return whether all took; if not, some did, and somebody else was there at the
	 * others
	 */
	static boolean allTook(BulkOperations bulk, int expected) {
		try {
			BulkWriteResult result = bulk.execute();
			return result.getInsertedCount() + result.getMatchedCount() == expected;
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

	/**
	 * Drops the events that are sent. The revision moves on, so that no writer with an
	 * older reading brings back what was typed.
	 * @param sent the documents by the place up to which theirs are
	 */
	void settle(Map<Position, List<String>> sent) {
		BulkOperations bulk = this.mongo.bulkOps(BulkMode.UNORDERED, Signature.class);
		sent.forEach((end, ids) -> {
			Criteria upTo = Criteria.where("position.epoch")
				.is(end.epoch())
				.and("position.partition")
				.is(end.partition())
				.and("position.offset")
				.lte(end.offset());
			bulk.updateMulti(Query.query(Criteria.where("_id").in(ids)),
					new Update().inc("revision", 1).pull("outgoing", Query.query(upTo)));
		});
		bulk.execute();
	}

}
