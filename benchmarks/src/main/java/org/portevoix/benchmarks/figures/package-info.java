/**
 * What was found, as lines, as a table and as a page, beside what is aimed for.
 */
@NullMarked
package org.portevoix.benchmarks.figures;

import org.jspecify.annotations.NullMarked;
