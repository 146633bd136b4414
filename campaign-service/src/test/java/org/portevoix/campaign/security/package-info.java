/**
 * Tests of the package of the same name.
 */
@NullMarked
package org.portevoix.campaign.security;

import org.jspecify.annotations.NullMarked;
