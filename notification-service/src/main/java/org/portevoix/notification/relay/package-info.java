/**
 * Hands letters to the SMTP relay: envelopes, signatures, connections, and what came of
 * it.
 */
@NullMarked
package org.portevoix.notification.relay;

import org.jspecify.annotations.NullMarked;
