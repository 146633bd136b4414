/**
 * The system that is measured: started here or given, its log, its processes.
 */
@NullMarked
package org.portevoix.benchmarks.platform;

import org.jspecify.annotations.NullMarked;
