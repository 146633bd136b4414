/**
 * What the services tell each other: event records and their CloudEvents envelope.
 */
@NullMarked
package org.portevoix.events;

import org.jspecify.annotations.NullMarked;
