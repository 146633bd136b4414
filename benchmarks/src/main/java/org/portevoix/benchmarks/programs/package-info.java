/**
 * The load programs, each with the figures that it is for.
 */
@NullMarked
package org.portevoix.benchmarks.programs;

import org.jspecify.annotations.NullMarked;
