/**
 * One trace from a click to what comes of it: its context is always passed on, and its
 * steps are recorded where somebody collects them.
 */
@NullMarked
package org.portevoix.tracing;

import org.jspecify.annotations.NullMarked;
