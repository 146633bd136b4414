/**
 * Lets moderators find signatures that nobody meant, and take them out of the count, with
 * a reason and a trace.
 */
@NullMarked
package org.portevoix.campaign.moderation;

import org.jspecify.annotations.NullMarked;
