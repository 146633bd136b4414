package org.portevoix.member.organisations;

import java.util.List;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** Which organisations may receive people's data. */
@Component
public class Arrangements {

	private final MongoOperations mongo;

	Arrangements(MongoOperations mongo) {
		this.mongo = mongo;
	}

	/** What an organisation lacks to receive data; one that we do not know lacks all. */
	public List<String> missing(String organisation) {
		Organisation known = this.mongo.findById(organisation, Organisation.class);
		return (known != null) ? known.state().missing() : List.of("organisation");
	}

}
