package org.portevoix.backing.store;

import java.util.List;
import java.util.stream.Stream;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** The index of {@code _id}: the documents themselves, which are kept in its order. */
final class IdIndex extends Index<Key> implements AccessPath.Source {

	private static final String ID = "_id";

	private final MVMap<Key, byte[]> documents;

	IdIndex(MVMap<Key, byte[]> documents, String name) {
		super(name, List.of(new IndexKey(ID, true)), false);
		this.documents = documents;
	}

	@Override
	public List<String> fields() {
		return List.of(ID);
	}

	@Override
	public boolean leavesOut() {
		return false;
	}

	@Override
	public boolean holdsLists() {
		return false;
	}

	@Override
	public Stream<Key> places(Key from, Key to, boolean backwards) {
		return Entries.between(this.documents, from, to, backwards).map((entry) -> entry.getKey());
	}

	@Override
	public @Nullable Key getPosition(Document document) {
		Key place = KeyEncoding.of(document.get(ID));
		return this.documents.containsKey(place) ? place : null;
	}

	@Override
	public void checkAdd(Document document, MongoCollection<Key> collection) {
		if (getPosition(document) != null) {
			throw new DuplicateKeyError(this, collection, getKeys(), new KeyValue(document.get(ID)));
		}
	}

	@Override
	public void add(Document document, Key position, MongoCollection<Key> collection) {
		// The document is its own entry.
	}

	@Override
	public @Nullable Key remove(Document document) {
		return getPosition(document);
	}

	@Override
	public void checkUpdate(Document before, Document after, MongoCollection<Key> collection) {
		// An _id never changes.
	}

	@Override
	public void updateInPlace(Document before, Document after, Key position, MongoCollection<Key> collection) {
		// An _id never changes.
	}

	@Override
	public boolean canHandle(Document query) {
		return false;
	}

	@Override
	public Iterable<Key> getPositions(Document query) {
		throw new UnsupportedOperationException("Queries go by AccessPath");
	}

	@Override
	public boolean isEmpty() {
		// Always built: the documents and this index can't differ.
		return false;
	}

	@Override
	public long getCount() {
		return this.documents.sizeAsLong();
	}

	@Override
	public long getDataSize() {
		return getCount();
	}

	@Override
	public boolean isUnique() {
		return true;
	}

	@Override
	public void drop() {
		// Goes with the documents.
	}

}
