/**
 * Tests of the package of the same name.
 */
@NullMarked
package org.portevoix.service.problems;

import org.jspecify.annotations.NullMarked;
