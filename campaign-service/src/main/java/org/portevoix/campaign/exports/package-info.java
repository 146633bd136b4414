/**
 * Takes the names of those who agreed to the hand-in out of the platform, each time with
 * a reason and a trace.
 */
@NullMarked
package org.portevoix.campaign.exports;

import org.jspecify.annotations.NullMarked;
