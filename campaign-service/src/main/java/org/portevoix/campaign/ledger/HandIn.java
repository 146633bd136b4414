package org.portevoix.campaign.ledger;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.Purpose;

import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Reads out who agreed that the decision makers get her name. */
@Component
public class HandIn {

	private static final int AT_ONCE = 500;

	private final MongoOperations mongo;

	HandIn(MongoOperations mongo) {
		this.mongo = mongo;
	}

	/**
	 * Everybody whose signature counts at this moment, who agreed to the hand-in and did
	 * not take it back, and who is not erased. They come by the ids of their signatures,
	 * which are as good as random: the order tells nothing.
	 * @param organisation the one that asked
	 * @return a cursor, to be closed
	 */
	public Stream<Signatory> agreed(String campaignId, String organisation) {
		Query query = Query
			.query(Criteria.where("campaignId")
				.is(campaignId)
				.and("cycle.signer")
				.exists(true)
				.and("consents.purpose")
				.is(Purpose.HAND_IN.name()))
			.with(Sort.by("_id"))
			.cursorBatchSize(AT_ONCE);
		query.fields().include("cycle.signer", "consents");
		return this.mongo.stream(query, Row.class, "signatures")
			.filter((row) -> row.agreed(organisation))
			.map(Row::signatory);
	}

	/**
	 * Somebody who agreed to be named.
	 *
	 * @param country ISO 3166-1 alpha-2
	 */
	public record Signatory(String givenName, String familyName, String country, @Nullable String postcode) {

	}

	/** The part of a signature that is read. */
	record Row(String id, @Nullable Part cycle, List<GivenConsent> consents) {

		boolean agreed(String organisation) {
			return this.cycle != null && this.cycle.signer() != null && this.consents.stream()
				.anyMatch((consent) -> consent.isAbout(Purpose.HAND_IN, organisation) && !consent.withdrawn());
		}

		Signatory signatory() {
			Signer signer = (this.cycle != null) ? this.cycle.signer() : null;
			if (signer == null) {
				throw new IllegalStateException("Nobody is there to be named");
			}
			return new Signatory(signer.givenName(), signer.familyName(), signer.country(), signer.postcode());
		}

	}

	/** The part of its cycle. */
	record Part(@Nullable Signer signer) {

	}

}
