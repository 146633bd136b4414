package org.portevoix.backing.store;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.BadValueException;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;

/** One database: its collections and their indexes are maps in the file. */
final class StoredDatabase extends AbstractSynchronizedMongoDatabase<Key> {

	private final StoreFile file;

	private static final int BATCH = 1_000;

	private final Set<String> opened = ConcurrentHashMap.newKeySet();

	StoredDatabase(String name, StoreFile file, CursorRegistry cursors) {
		super(name, cursors);
		this.file = file;
		initializeNamespacesAndIndexes();
		this.opened.forEach(this::addIdIndex);
	}

	/** A crash between the two writes may leave a collection without its first index. */
	private void addIdIndex(String collection) {
		addIndex(new Document("key", new Document("_id", 1)).append("name", "_id_")
			.append("ns", getFullCollectionNamespace(collection)));
	}

	@Override
	protected MongoCollection<Key> openOrCreateCollection(String name, CollectionOptions options) {
		if (!name.startsWith("system.")) {
			this.opened.add(name);
		}
		return new StoredCollection(this, name, options, this.cursorRegistry, this.file.documents(namespace(name)));
	}

	private String namespace(String collection) {
		return getFullCollectionNamespace(collection);
	}

	@Override
	protected void addIndex(Document description) {
		if (description.containsKey("partialFilterExpression")) {
			throw new BadValueException("The embedded store has no partial indexes");
		}
		super.addIndex(description);
	}

	@Override
	protected Index<Key> openOrCreateUniqueIndex(String collection, String name, List<IndexKey> keys, boolean sparse) {
		if (keys.size() == 1 && keys.getFirst().getKey().equals("_id")) {
			return new IdIndex(this.file.documents(namespace(collection)), name);
		}
		return new OrderedIndex(this.file.index(namespace(collection), name), name, keys, sparse, true);
	}

	@Override
	protected Index<Key> openOrCreateSecondaryIndex(String collection, String name, List<IndexKey> keys,
			boolean sparse) {
		return new OrderedIndex(this.file.index(namespace(collection), name), name, keys, sparse, false);
	}

	@Override
	protected void dropIndex(MongoCollection<Key> collection, String name) {
		super.dropIndex(collection, name);
		this.file.dropIndex(collection.getFullName(), name);
	}

	@Override
	public void dropCollection(String name, Oplog oplog) {
		super.dropCollection(name, oplog);
		this.opened.remove(name);
		this.file.dropDocuments(namespace(name));
	}

	@Override
	public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String name) {
		throw new BadValueException("The embedded store does not rename collections");
	}

	/**
	 * Counts what an insert with errors did insert; the library counts what was sent. It
	 * answers a query at once where nobody asks for batches, too much for its memory.
	 */
	@Override
	public Document handleCommand(Channel channel, String command, Document query, DatabaseResolver databases,
			Oplog oplog) {
		if (command.equals("find")) {
			query.putIfAbsent("batchSize", BATCH);
		}
		Document answer = super.handleCommand(channel, command, query, databases, oplog);
		if (command.equals("insert") && answer.get("writeErrors") instanceof List<?> errors
				&& query.get("documents") instanceof List<?> sent) {
			boolean ordered = Boolean.TRUE.equals(query.getOrDefault("ordered", true));
			answer.put("n", ordered ? ((Document) errors.getFirst()).get("index") : sent.size() - errors.size());
		}
		return answer;
	}

	@Override
	protected long getStorageSize() {
		return this.file.size();
	}

	@Override
	protected long getFileSize() {
		return this.file.size();
	}

}
