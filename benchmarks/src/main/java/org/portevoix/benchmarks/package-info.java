/**
 * Measures the running system, prints what it found, and writes it down.
 */
@NullMarked
package org.portevoix.benchmarks;

import org.jspecify.annotations.NullMarked;
