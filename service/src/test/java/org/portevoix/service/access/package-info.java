/**
 * Tests of who may do what.
 */
@NullMarked
package org.portevoix.service.access;

import org.jspecify.annotations.NullMarked;
