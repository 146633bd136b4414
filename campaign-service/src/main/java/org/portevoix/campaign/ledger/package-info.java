/**
 * Decides what counts: folds what people did into one document a signature, adds the
 * effects to tallies, and tells what it decided.
 */
@NullMarked
package org.portevoix.campaign.ledger;

import org.jspecify.annotations.NullMarked;
