package org.portevoix.messaging;

import org.portevoix.events.Event;
import org.portevoix.events.EventData;

/**
 * An event and where the log holds it.
 *
 * @param partition of the topic
 * @param offset in the partition
 */
public record Received<F extends EventData>(Event<F> event, int partition, long offset) {

}
