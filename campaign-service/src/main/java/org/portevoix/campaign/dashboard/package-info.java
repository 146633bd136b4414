/**
 * Shows staff how a campaign is doing, live, with what happened laid on the curve.
 */
@NullMarked
package org.portevoix.campaign.dashboard;

import org.jspecify.annotations.NullMarked;
