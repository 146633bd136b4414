/** Posts to partners' endpoints: only where it may, never for long, and signed. */
@NullMarked
package org.portevoix.notification.endpoints;

import org.jspecify.annotations.NullMarked;
