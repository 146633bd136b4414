package org.portevoix.backing.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * An index, unique or not, kept in the order of its values. An entry of a unique one is
 * the values, of another the values and the place; both lead to the place.
 */
final class OrderedIndex extends Index<Key> implements AccessPath.Source {

	/** Stands in an index whose field held a list once; no value is encoded like it. */
	private static final Key MULTIKEY = new Key(new byte[] { 0 });

	private final MVMap<Key, Key> entries;

	private final boolean unique;

	OrderedIndex(MVMap<Key, Key> entries, String name, List<IndexKey> keys, boolean sparse, boolean unique) {
		super(name, keys, sparse);
		this.entries = entries;
		this.unique = unique;
	}

	@Override
	public List<String> fields() {
		return keys();
	}

	@Override
	public boolean leavesOut() {
		return isSparse();
	}

	@Override
	public boolean holdsLists() {
		return this.entries.containsKey(MULTIKEY);
	}

	@Override
	public Stream<Key> places(Key from, Key to, boolean backwards) {
		return Entries.between(this.entries, from, to, backwards)
			.filter((entry) -> !entry.getKey().equals(MULTIKEY))
			.map((entry) -> entry.getValue());
	}

	private boolean isLeftOut(Document document) {
		return isSparse()
				&& keys().stream().allMatch((key) -> Utils.getSubdocumentValue(document, key) instanceof Missing);
	}

	private Set<KeyValue> values(Document document) {
		if (isLeftOut(document)) {
			return Set.of();
		}
		Set<KeyValue> values = getKeyValues(document);
		return values.isEmpty()
				? Set.of(new KeyValue(new ArrayList<>(java.util.Collections.nCopies(keys().size(), null)))) : values;
	}

	private Set<Key> encodedValues(Document document) {
		return values(document).stream().map(KeyEncoding::of).collect(Collectors.toSet());
	}

	private Key entry(Key values, Key place) {
		return this.unique ? values : values.append(place);
	}

	/** Where a document lies, as far as this index knows. */
	@Override
	public @Nullable Key getPosition(Document document) {
		if (!this.unique) {
			return null;
		}
		return encodedValues(document).stream()
			.map(this.entries::get)
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

	@Override
	public void checkAdd(Document document, MongoCollection<Key> collection) {
		check(document, null, collection);
	}

	@Override
	public void checkUpdate(Document before, Document after, MongoCollection<Key> collection) {
		check(after, getPosition(before), collection);
	}

	private void check(Document document, @Nullable Key ownPlace, MongoCollection<Key> collection) {
		if (!this.unique) {
			return;
		}
		for (KeyValue value : values(document)) {
			Key holder = this.entries.get(KeyEncoding.of(value));
			if (holder != null && !holder.equals(ownPlace)) {
				throw new DuplicateKeyError(this, collection, getKeys(), value);
			}
		}
	}

	@Override
	public void add(Document document, Key place, MongoCollection<Key> collection) {
		Set<Key> values = encodedValues(document);
		if (values.size() > 1 && !holdsLists()) {
			this.entries.put(MULTIKEY, Key.EMPTY);
		}
		values.forEach((value) -> this.entries.put(entry(value, place), place));
	}

	/**
	 * Takes a document out.
	 * @return its place if this index alone can tell it
	 */
	@Override
	public @Nullable Key remove(Document document) {
		Key place = getPosition(document);
		if (place != null) {
			encodedValues(document).forEach(this.entries::remove);
		}
		return place;
	}

	/** Takes out the entries of a document whose place is known. */
	void remove(Document document, Key place) {
		encodedValues(document).forEach((value) -> this.entries.remove(entry(value, place)));
	}

	@Override
	public void updateInPlace(Document before, Document after, Key place, MongoCollection<Key> collection) {
		if (!nullAwareEqualsKeys(before, after) || isLeftOut(before) != isLeftOut(after)) {
			remove(before, place);
			add(after, place, collection);
		}
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
	public long getCount() {
		return this.entries.sizeAsLong();
	}

	@Override
	public long getDataSize() {
		return getCount();
	}

	@Override
	public boolean isUnique() {
		return this.unique;
	}

	@Override
	public void drop() {
		this.entries.clear();
	}

}
