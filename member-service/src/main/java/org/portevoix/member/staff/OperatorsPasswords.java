package org.portevoix.member.staff;

import org.bson.Document;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/**
 * Remembers which password the operator set last, as a slow hash: one that she replaced
 * herself must not come back with every start.
 */
@Component
class OperatorsPasswords {

	private static final String COLLECTION = "settings";

	private static final String ID = "administrator-password";

	private final MongoOperations mongo;

	private final Passwords passwords;

	OperatorsPasswords(MongoOperations mongo, Passwords passwords) {
		this.mongo = mongo;
		this.passwords = passwords;
	}

	boolean isLast(String password) {
		Document known = this.mongo.findById(ID, Document.class, COLLECTION);
		return known != null && this.passwords.matches(password, known.getString("hash"));
	}

	void remember(String password) {
		this.mongo.save(new Document("_id", ID).append("hash", this.passwords.hash(password)), COLLECTION);
	}

}
