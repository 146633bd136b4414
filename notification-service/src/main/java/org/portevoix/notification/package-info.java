/** Writes to people on behalf of organisations: mail today, webhooks beside it. */
@NullMarked
package org.portevoix.notification;

import org.jspecify.annotations.NullMarked;
