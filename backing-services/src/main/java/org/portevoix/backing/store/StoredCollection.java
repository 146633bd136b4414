package org.portevoix.backing.store;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryParameters;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * Documents as BSON in the order of their {@code _id}. One thread writes at a time;
 * readers wait for nobody, because each read decodes its own copy of what the map holds.
 */
final class StoredCollection extends AbstractMongoCollection<Key> {

	private final MVMap<Key, byte[]> documents;

	private final CursorRegistry cursors;

	private final List<AccessPath.Source> sources = new CopyOnWriteArrayList<>();

	StoredCollection(MongoDatabase database, String name, CollectionOptions options, CursorRegistry cursors,
			MVMap<Key, byte[]> documents) {
		super(database, name, options, cursors);
		this.cursors = cursors;
		this.documents = documents;
	}

	@Override
	protected QueryResult queryDocuments(@Nullable Document filter, @Nullable Document order, int skip, int limit,
			int batchSize, @Nullable Document projection) {
		Document wanted = (filter != null) ? filter : new Document();
		AccessPath path = AccessPath.best(this.sources, wanted, order);
		if (path == null) {
			return matchDocuments(wanted, order, skip, limit, batchSize, projection);
		}
		Stream<Document> candidates = path.places().map(this::getDocument).filter(Objects::nonNull);
		return matchDocumentsFromStream(candidates, wanted, path.sorted() ? null : order, skip, limit, batchSize,
				projection);
	}

	@Override
	protected QueryResult matchDocuments(Document filter, @Nullable Document order, int skip, int limit, int batchSize,
			@Nullable Document projection) {
		Stream<Document> all = Entries.all(this.documents, isNaturalDescending(order))
			.map((entry) -> decode(entry.getValue()));
		return matchDocumentsFromStream(all, filter, order, skip, limit, batchSize, projection);
	}

	/**
	 * Like the library's, without its lock; where a query comes in batches, without
	 * holding all that it finds.
	 */
	@Override
	public QueryResult handleQuery(QueryParameters parameters) {
		Document selector = parameters.getQuerySelector();
		boolean dollar = selector.containsKey("$query");
		boolean wrapped = dollar || selector.containsKey("query");
		Document filter = wrapped ? Objects.requireNonNull((Document) selector.get(dollar ? "$query" : "query"))
				: selector;
		Document order = wrapped ? (Document) selector.get(dollar ? "$orderby" : "orderby") : null;
		AccessPath path = AccessPath.best(this.sources, filter, order);
		boolean sorted = order == null || order.isEmpty() || (path != null && path.sorted());
		if (!sorted || parameters.getNumberToSkip() > 0 || parameters.getBatchSize() <= 0) {
			return queryDocuments(filter, order, parameters.getNumberToSkip(), parameters.getLimit(),
					parameters.getBatchSize(), parameters.getProjection());
		}
		Stream<Key> places = (path != null) ? path.places() : Entries.all(this.documents, false).map(Map.Entry::getKey);
		return firstBatch(places.iterator(), (rest, most) -> read(rest, most, filter, parameters.getProjection()),
				(parameters.getLimit() > 0) ? parameters.getLimit() : Integer.MAX_VALUE, parameters.getBatchSize());
	}

	/** For aggregations, which pass on one document at a time. */
	@Override
	public Stream<Document> handleQueryAsStream(Document filter) {
		AccessPath path = AccessPath.best(this.sources, filter, null);
		Stream<Document> candidates = (path != null) ? path.places().map(this::getDocument).filter(Objects::nonNull)
				: Entries.all(this.documents, false).map((entry) -> decode(entry.getValue()));
		return candidates.filter((document) -> documentMatchesQuery(document, filter));
	}

	@Override
	public Stream<Document> queryAllAsStream() {
		return handleQueryAsStream(new Document());
	}

	@Override
	public int count(Document filter, int skip, int limit) {
		if (filter.isEmpty()) {
			return super.count(filter, skip, limit);
		}
		Stream<Document> counted = handleQueryAsStream(filter).skip(Math.max(0, skip));
		return (int) ((limit > 0) ? counted.limit(limit) : counted).count();
	}

	private QueryResult firstBatch(Iterator<Key> places, StoredCursor.Reading reading, int limit, int batch) {
		List<Document> first = reading.read(places, Math.min(limit, batch));
		if (first.size() == limit || !places.hasNext()) {
			return new QueryResult(first);
		}
		List<Key> rest = new ArrayList<>();
		places.forEachRemaining(rest::add);
		StoredCursor cursor = new StoredCursor(this.cursors.generateCursorId(), reading, rest.iterator(),
				limit - first.size());
		this.cursors.add(cursor);
		return new QueryResult(first, cursor);
	}

	private List<Document> read(Iterator<Key> places, int most, Document filter, @Nullable Document projection) {
		Stream<Document> candidates = StreamSupport
			.stream(Spliterators.spliteratorUnknownSize(places, Spliterator.ORDERED), false)
			.map(this::getDocument)
			.filter(Objects::nonNull);
		return matchDocumentsFromStream(candidates, filter, null, 0, most, 0, projection).collectDocuments();
	}

	@Override
	protected @Nullable Document getDocument(Key place) {
		byte[] bson = this.documents.get(place);
		return (bson != null) ? decode(bson) : null;
	}

	@Override
	protected Key addDocumentInternal(Document document) {
		Key place = place(document);
		this.documents.put(place, encode(document));
		return place;
	}

	@Override
	protected void handleUpdate(Key place, Document before, Document after) {
		this.documents.put(place, encode(after));
	}

	@Override
	protected void removeDocument(Key place) {
		this.documents.remove(place);
	}

	@Override
	public synchronized void removeDocument(Document document) {
		Key place = (getIdField() != null) ? place(document) : findDocumentPosition(document);
		if (place == null || !this.documents.containsKey(place)) {
			return;
		}
		for (Index<Key> index : getIndexes()) {
			if (index instanceof OrderedIndex ordered) {
				ordered.remove(document, place);
			}
		}
		removeDocument(place);
	}

	private Key place(Document document) {
		String field = getIdField();
		return KeyEncoding.of((field != null) ? Utils.getSubdocumentValue(document, field) : UUID.randomUUID());
	}

	@Override
	protected Stream<DocumentWithPosition<Key>> streamAllDocumentsWithPosition() {
		return Entries.all(this.documents, false)
			.map((entry) -> new DocumentWithPosition<>(decode(entry.getValue()), entry.getKey()));
	}

	@Override
	public synchronized void addIndex(Index<Key> index) {
		super.addIndex(index);
		refreshSources();
	}

	@Override
	public synchronized void dropIndex(String name) {
		super.dropIndex(name);
		refreshSources();
	}

	private void refreshSources() {
		this.sources.clear();
		getIndexes().forEach((index) -> this.sources.add((AccessPath.Source) index));
	}

	@Override
	public synchronized void addDocument(Document document) {
		super.addDocument(document);
	}

	@Override
	public synchronized List<Document> insertDocuments(List<Document> inserted, boolean ordered) {
		return super.insertDocuments(inserted, ordered);
	}

	@Override
	public synchronized Document findAndModify(Document query) {
		return super.findAndModify(query);
	}

	@Override
	public synchronized int deleteDocuments(Document selector, int limit, Oplog oplog) {
		return super.deleteDocuments(selector, limit, oplog);
	}

	@Override
	public synchronized Document updateDocuments(Document selector, Document update, ArrayFilters arrayFilters,
			boolean multi, boolean upsert, Oplog oplog) {
		return super.updateDocuments(selector, update, arrayFilters, multi, upsert, oplog);
	}

	@Override
	public int count() {
		return this.documents.size();
	}

	@Override
	public boolean isEmpty() {
		return this.documents.isEmpty();
	}

	@Override
	protected boolean tracksDataSize() {
		return false;
	}

	@Override
	protected void updateDataSize(int delta) {
		throw new UnsupportedOperationException("Sizes are not tracked");
	}

	@Override
	protected int getDataSize() {
		return 0;
	}

	private static byte[] encode(Document document) {
		ByteBuf buffer = Unpooled.buffer(512);
		BsonEncoder.encodeDocument(document, buffer);
		return ByteBufUtil.getBytes(buffer);
	}

	private static Document decode(byte[] bson) {
		return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bson));
	}

}
