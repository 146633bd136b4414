/**
 * A generator of requests that shares its machine with what it measures, so it is cheap.
 */
@NullMarked
package org.portevoix.benchmarks.load;

import org.jspecify.annotations.NullMarked;
