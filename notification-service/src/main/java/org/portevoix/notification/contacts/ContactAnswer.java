package org.portevoix.notification.contacts;

import java.util.List;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * What member-service says about the person behind an event, towards one organisation.
 */
public sealed interface ContactAnswer {

	/** She agreed, and still does. */
	record Data(JsonNode contact) implements ContactAnswer {

		/** What she is called towards that organisation. */
		public String personRef() {
			return this.contact.path("personRef").asString("");
		}

		/** Words that lead to her, by which an echo of them is found. */
		public List<String> words() {
			return Stream.of("email", "givenName", "familyName")
				.map((field) -> this.contact.path(field).asString(""))
				.filter((word) -> word.length() > 2)
				.toList();
		}

	}

	/** She did not, or no longer does: nothing about her goes out. */
	record No() implements ContactAnswer {
	}

	/** Nobody can say at this moment. */
	record NotYet() implements ContactAnswer {
	}

}
