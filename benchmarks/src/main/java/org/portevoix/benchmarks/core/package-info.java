/**
 * What is hot on one core, measured alone.
 */
@NullMarked
package org.portevoix.benchmarks.core;

import org.jspecify.annotations.NullMarked;
