package org.portevoix.notification.letters;

/** What came of writing a letter. */
public sealed interface Composition {

	/** It is written. */
	record Written(Letter letter) implements Composition {
	}

	/** Something that it has to say has not arrived yet. */
	record NotYet() implements Composition {
	}

	/** What it would ask to confirm is about to be forgotten. */
	record TooLate() implements Composition {
	}

}
