/**
 * Takes what citizens do: checks it, appends it to the log, and only then says yes.
 */
@NullMarked
package org.portevoix.campaign.signing;

import org.jspecify.annotations.NullMarked;
