package org.portevoix.campaign.ledger;

import java.time.Instant;

/**
 * What one record did to the count.
 *
 * @param delta +1 or -1
 * @param dimensions those of the +1, also at the -1
 * @param at when it happened
 */
record Effect(Position position, int delta, Dimensions dimensions, Instant at) {

}
