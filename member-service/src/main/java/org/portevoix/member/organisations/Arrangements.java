package org.portevoix.member.organisations;

import java.util.List;

import org.bson.Document;

import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Which organisations may receive people's data. */
@Component
public class Arrangements {

	private final MongoOperations mongo;

	Arrangements(MongoOperations mongo) {
		this.mongo = mongo;
	}

	/** All that there are, by id. */
	public List<String> known() {
		Query ids = new Query().with(Sort.by("_id"));
		ids.fields().include("_id");
		return this.mongo.find(ids, Document.class, Organisation.COLLECTION)
			.stream()
			.map((found) -> found.getString("_id"))
			.toList();
	}

	/** What an organisation lacks to receive data; one that we do not know lacks all. */
	public List<String> missing(String organisation) {
		Organisation known = this.mongo.findById(organisation, Organisation.class);
		return (known != null) ? known.state().missing() : List.of("organisation");
	}

}
