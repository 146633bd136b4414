/**
 * Tests of dress rehearsals.
 */
@NullMarked
package org.portevoix.campaign.rehearsals;

import org.jspecify.annotations.NullMarked;
