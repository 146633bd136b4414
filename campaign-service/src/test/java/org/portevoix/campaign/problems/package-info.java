/**
 * Tests of the package of the same name.
 */
@NullMarked
package org.portevoix.campaign.problems;

import org.jspecify.annotations.NullMarked;
