/** Tests of traces. */
@NullMarked
package org.portevoix.tracing;

import org.jspecify.annotations.NullMarked;
