/**
 * Events on their way to partners' endpoints: who gets which, when, and what became of
 * it.
 */
@NullMarked
package org.portevoix.notification.deliveries;

import org.jspecify.annotations.NullMarked;
