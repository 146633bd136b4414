/**
 * Tells the count: once, as a stream, and broken down for staff.
 */
@NullMarked
package org.portevoix.campaign.counting;

import org.jspecify.annotations.NullMarked;
