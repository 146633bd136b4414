package org.portevoix.campaign.ledger;

import org.portevoix.events.Submission;

/**
 * What somebody typed, while nothing is proven about who.
 *
 * @param id of the event that carried it
 */
record Pending(String id, String organisation, Submission submission) {

}
