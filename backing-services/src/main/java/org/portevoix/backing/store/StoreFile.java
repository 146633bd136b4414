package org.portevoix.backing.store;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.StringDataType;
import org.jspecify.annotations.Nullable;

/**
 * The file, or memory if none is named. What a map holds is in the file after
 * {@link #commit()}. Documents and index entries are written one after the other, so a
 * crash may commit the one without the other: indexes are built anew when the file was
 * not closed.
 */
final class StoreFile implements AutoCloseable {

	private static final String DOCUMENTS = "documents.";

	private static final String INDEX = "index.";

	private static final int CACHE_MEGABYTES = 48;

	private static final int PAGE_BYTES = 4096;

	/** How long freed parts of the file stay untouched. */
	private static final int RETENTION_MILLIS = 2000;

	private static final int FILL_RATE = 50;

	private static final int COMPACTED_BYTES = 8 * 1024 * 1024;

	private static final int COMPACT_MILLIS = 2000;

	private final MVStore store;

	private final MVMap<String, String> state;

	private final boolean closedWell;

	private final ReentrantLock maintenance = new ReentrantLock();

	private boolean opening = true;

	StoreFile(@Nullable Path file) {
		MVStore.Builder builder = new MVStore.Builder().autoCommitDisabled()
			.autoCompactFillRate(0)
			.pageSplitSize(PAGE_BYTES);
		if (file != null) {
			builder.fileName(file.toString()).cacheSize(CACHE_MEGABYTES);
		}
		this.store = builder.open();
		this.store.setRetentionTime(RETENTION_MILLIS);
		this.state = this.store.openMap("state", new MVMap.Builder<String, String>().keyType(StringDataType.INSTANCE)
			.valueType(StringDataType.INSTANCE));
		this.closedWell = "yes".equals(this.state.put("closed", "no"));
	}

	/** Names of the databases in the file. */
	List<String> databases() {
		return this.store.getMapNames()
			.stream()
			.filter((name) -> name.startsWith(DOCUMENTS))
			.map((name) -> name.substring(DOCUMENTS.length()).split("\\.", 2)[0])
			.distinct()
			.toList();
	}

	/** From here on an index that is asked for is a new one. */
	void opened() {
		this.opening = false;
		commit();
	}

	MVMap<Key, byte[]> documents(String namespace) {
		return this.store.openMap(DOCUMENTS + namespace,
				new MVMap.Builder<Key, byte[]>().keyType(Bytes.TYPE).valueType(ByteArrayDataType.INSTANCE));
	}

	MVMap<Key, Key> index(String namespace, String name) {
		MVMap<Key, Key> entries = this.store.openMap(indexName(namespace, name),
				new MVMap.Builder<Key, Key>().keyType(Bytes.TYPE).valueType(Bytes.TYPE));
		if (this.opening && !this.closedWell) {
			entries.clear();
		}
		return entries;
	}

	void dropIndex(String namespace, String name) {
		this.store.removeMap(indexName(namespace, name));
	}

	void dropDocuments(String namespace) {
		this.store.removeMap(DOCUMENTS + namespace);
	}

	private static String indexName(String namespace, String name) {
		return INDEX + namespace + "." + name;
	}

	/**
	 * Does something to which the file stays as it is while it lasts, however much others
	 * write: a walk reads what was there when it began.
	 */
	<T> T using(Supplier<T> work) {
		MVStore.TxCounter use = this.store.registerVersionUsage();
		try {
			return work.get();
		}
		finally {
			this.store.deregisterVersionUsage(use);
		}
	}

	boolean isInMemory() {
		return this.store.getFileStore() == null;
	}

	void commit() {
		this.store.commit();
	}

	/** Rewrites parts of the file that hold little; for a quiet moment. */
	void compact() {
		if (!isInMemory() && this.maintenance.tryLock()) {
			try {
				this.store.compact(FILL_RATE, COMPACTED_BYTES);
			}
			finally {
				this.maintenance.unlock();
			}
		}
	}

	long size() {
		FileStore<?> file = this.store.getFileStore();
		return (file != null) ? file.size() : 0;
	}

	@Override
	public void close() {
		this.maintenance.lock();
		try {
			this.state.put("closed", "yes");
			commit();
			this.store.close(isInMemory() ? 0 : COMPACT_MILLIS);
		}
		finally {
			this.maintenance.unlock();
		}
	}

}
