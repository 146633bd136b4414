/**
 * The whole platform as a person meets it, with all its processes.
 */
@NullMarked
package org.portevoix.standalone.journey;

import org.jspecify.annotations.NullMarked;
