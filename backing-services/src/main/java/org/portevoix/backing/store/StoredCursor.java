package org.portevoix.backing.store;

import java.util.Iterator;
import java.util.List;

import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.bson.Document;

/**
 * The rest of an answer: where its documents lie. They are read when somebody asks for
 * more, as they are then.
 */
final class StoredCursor extends AbstractCursor {

	private final Reading reading;

	private final Iterator<Key> rest;

	private int left;

	/**
	 * Creates a cursor.
	 * @param left how many documents may still be read
	 */
	StoredCursor(long id, Reading reading, Iterator<Key> rest, int left) {
		super(id);
		this.reading = reading;
		this.rest = rest;
		this.left = left;
	}

	@Override
	public boolean isEmpty() {
		return this.left == 0 || !this.rest.hasNext();
	}

	@Override
	public List<Document> takeDocuments(int most) {
		List<Document> taken = this.reading.read(this.rest, (most > 0) ? Math.min(most, this.left) : this.left);
		this.left -= taken.size();
		return taken;
	}

	/** Reads documents. */
	interface Reading {

		/** The next that match, up to a number. */
		List<Document> read(Iterator<Key> places, int most);

	}

}
