package org.portevoix.campaign.ledger;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the ledger keeps its books.
 *
 * @param purgeAfter how long unconfirmed data is kept after the latest submission
 * @param purgeEvery how often it is looked for
 * @param reconcileEvery how often tallies are compared with effects
 * @param settledAfter how old an ended pair of effects is before it is dropped; longer
 * than a comparison takes
 * @param tracesKept how long moderators may look at what a submission left behind
 */
@ConfigurationProperties("portevoix.ledger")
record LedgerSettings(@DefaultValue("P14D") Duration purgeAfter, @DefaultValue("PT10M") Duration purgeEvery,
		@DefaultValue("PT10M") Duration reconcileEvery, @DefaultValue("PT1H") Duration settledAfter,
		@DefaultValue("P30D") Duration tracesKept) {

}
