package org.portevoix.member.store;

import org.bson.Document;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** Whether our own database answers. */
@Component("storeHealthIndicator")
class StoreHealth implements HealthIndicator {

	private final MongoOperations mongo;

	StoreHealth(MongoOperations mongo) {
		this.mongo = mongo;
	}

	@Override
	public Health health() {
		try {
			this.mongo.executeCommand(new Document("ping", 1));
			return Health.up().build();
		}
		catch (DataAccessException ex) {
			return Health.outOfService().build();
		}
	}

}
