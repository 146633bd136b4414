/**
 * What every service needs around Kafka: sending and receiving events, the outbox, views
 * of compacted topics.
 */
@NullMarked
package org.portevoix.messaging;

import org.jspecify.annotations.NullMarked;
