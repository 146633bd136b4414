/** How an instance takes its leave. */
@NullMarked
package org.portevoix.service.shutdown;

import org.jspecify.annotations.NullMarked;
