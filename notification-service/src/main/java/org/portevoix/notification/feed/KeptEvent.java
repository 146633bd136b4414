package org.portevoix.notification.feed;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An event as partners get it, without any contact data. Kept once, under its id, however
 * often the log repeats it.
 *
 * @param stream which partition of which incarnation of the topic it came from
 * @param offset where it stands there
 * @param subject the campaign's slug; for an event about contact data the reference of
 * the person
 * @param organisation the only one that it concerns; null where the campaign decides
 * @param json the whole event
 * @param expires when it may go
 * @param rehearsal the one that it belongs to, and is wiped with
 */
@Document(KeptEvents.COLLECTION)
public record KeptEvent(@Id String id, String stream, long offset, String type, String subject,
		@Nullable String organisation, Instant time, String json, Instant expires, @Nullable String rehearsal) {

}
