/**
 * Tests of the keyed references.
 */
@NullMarked
package org.portevoix.service.identity;

import org.jspecify.annotations.NullMarked;
