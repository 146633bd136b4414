package org.portevoix.notification.notices;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A mail to an organisation. Its id follows from what it is about, so that the same is
 * not told twice.
 *
 * @param since since when the endpoint fails
 * @param until when it will be given up; null if it was
 * @param reason why it was given up; null if it was not
 * @param due when it may be sent; when the row may go once it is done
 */
@Document(Notices.COLLECTION)
record Notice(@Id String id, String subscription, String organisation, String url, Instant since,
		@Nullable Instant until, @Nullable String reason, boolean done, Instant due, int attempts) {

}
