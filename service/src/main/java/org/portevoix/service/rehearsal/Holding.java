package org.portevoix.service.rehearsal;

import java.util.function.Function;

import org.springframework.data.mongodb.core.query.Criteria;

import org.portevoix.events.CampaignState;

/**
 * A collection that holds something of a rehearsal. Declared as a bean, it is emptied of
 * that when the rehearsal is wiped.
 *
 * @param collection by name
 * @param mine finds what belongs to one
 */
public record Holding(String collection, Function<CampaignState, Criteria> mine) {

	/** One whose documents name their campaign in a field. */
	public static Holding byCampaign(String collection, String field) {
		return new Holding(collection, (rehearsal) -> Criteria.where(field).is(rehearsal.campaignId()));
	}

}
