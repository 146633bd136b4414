package org.portevoix.notification.mails;

import java.time.Instant;
import java.util.List;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A promise to tell what becomes of some mails, made before it is written down: one small
 * document for a whole batch.
 *
 * @param due when somebody else has to see to it
 */
@Document(Tellings.COLLECTION)
record Telling(@Id String id, Instant due, List<String> mails) {

	Telling {
		mails = List.copyOf(mails);
	}

}
