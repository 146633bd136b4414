package org.portevoix.member.operation;

import java.time.Instant;

/**
 * A record that could not be decoded, without what it held: that may be personal data.
 *
 * @param topic the dead-letter topic
 * @param partition there
 * @param offset there
 * @param at when it was put there
 * @param source the topic that it came from
 * @param place partition and offset at the source; empty if that is not said
 * @param cause why it could not be decoded; empty if that is not said
 */
record DeadLetter(String topic, int partition, long offset, Instant at, String source, String place, String cause) {

}
