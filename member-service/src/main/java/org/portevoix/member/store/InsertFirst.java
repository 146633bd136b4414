package org.portevoix.member.store;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import org.bson.Document;

import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Adds documents whose ids follow from what they hold: those that are there already stay
 * as they are.
 */
public final class InsertFirst {

	private static final int DUPLICATE_KEY = 11000;

	private InsertFirst() {
	}

	/**
	 * Inserts all it can.
	 * @return the places of those that were there
	 */
	public static Set<Integer> insert(MongoOperations mongo, String collection, Collection<?> entries) {
		if (entries.isEmpty()) {
			return Set.of();
		}
		List<Document> documents = entries.stream().map((entry) -> {
			Document document = new Document();
			mongo.getConverter().write(entry, document);
			return document;
		}).toList();
		return Objects.requireNonNull(mongo.execute(collection, (store) -> insert(store, documents)));
	}

	private static Set<Integer> insert(MongoCollection<Document> collection, List<Document> documents) {
		try {
			collection.insertMany(documents, new InsertManyOptions().ordered(false));
			return Set.of();
		}
		catch (MongoBulkWriteException ex) {
			if (ex.getWriteConcernError() != null
					|| ex.getWriteErrors().stream().anyMatch((error) -> error.getCode() != DUPLICATE_KEY)) {
				throw ex;
			}
			return ex.getWriteErrors().stream().map(BulkWriteError::getIndex).collect(Collectors.toSet());
		}
	}

}
