/**
 * Tests of the package of the same name.
 */
@NullMarked
package org.portevoix.campaign.texts;

import org.jspecify.annotations.NullMarked;
