/** A single Kafka broker with its controller, in a process of its own. */
@NullMarked
package org.portevoix.backing.broker;

import org.jspecify.annotations.NullMarked;
