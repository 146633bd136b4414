/**
 * Tests of the package of the same name.
 */
@NullMarked
package org.portevoix.campaign.campaigns;

import org.jspecify.annotations.NullMarked;
