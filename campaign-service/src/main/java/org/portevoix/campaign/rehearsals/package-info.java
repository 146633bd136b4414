/**
 * Dress rehearsals: made-up citizens sign a campaign that is not open yet, on a stage of
 * its own, and all of it is wiped afterwards.
 */
@NullMarked
package org.portevoix.campaign.rehearsals;

import org.jspecify.annotations.NullMarked;
