package org.portevoix.member.organisations;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** In which country each organisation has its seat. */
@Component
public class Seats {

	private final MongoOperations mongo;

	Seats(MongoOperations mongo) {
		this.mongo = mongo;
	}

	/** The countries by organisation; without those that we do not know. */
	public Map<String, String> of(Collection<String> organisations) {
		return this.mongo.find(Query.query(Criteria.where("_id").in(organisations)), Organisation.class)
			.stream()
			.collect(Collectors.toMap(Organisation::id, (organisation) -> organisation.state().country()));
	}

}
