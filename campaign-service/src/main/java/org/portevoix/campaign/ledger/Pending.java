package org.portevoix.campaign.ledger;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.Evidence;
import org.portevoix.events.Submission;

/**
 * What somebody typed, while nothing is proven about who.
 *
 * @param id of the event that carried it
 * @param evidence for moderators, should it be confirmed; documents from before that was
 * kept have none
 */
record Pending(String id, String organisation, Submission submission, @Nullable Evidence evidence) {

}
