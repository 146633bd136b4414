/**
 * Campaigns from draft to answer, and the view of the published ones that all else works
 * with.
 */
@NullMarked
package org.portevoix.campaign.campaigns;

import org.jspecify.annotations.NullMarked;
