package org.portevoix.campaign.ledger;

import org.jspecify.annotations.Nullable;

/**
 * An event that the ledger owes the other services. It leaves the document once it is
 * sent, since it holds what was typed.
 *
 * @param id of the event, and of its public twin
 * @param json the event for {@code ledger} in structured mode
 * @param effect the change of the count that the public twin tells, if there is one
 * @param traceparent of both
 */
record Outgoing(Position position, String id, String json, @Nullable Effect effect, @Nullable String traceparent) {

}
