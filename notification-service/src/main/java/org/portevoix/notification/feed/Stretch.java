package org.portevoix.notification.feed;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * How much of a stream is kept.
 *
 * @param upTo the offset up to which all of it has been taken in: nothing appears below
 * it any more
 * @param trimmed the highest offset of what has gone
 */
@Document(KeptEvents.STREAMS)
record Stretch(@Id String stream, long upTo, long trimmed) {

}
