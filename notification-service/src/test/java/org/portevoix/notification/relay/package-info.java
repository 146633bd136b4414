/** Tests of {@code relay}. */
@NullMarked
package org.portevoix.notification.relay;

import org.jspecify.annotations.NullMarked;
