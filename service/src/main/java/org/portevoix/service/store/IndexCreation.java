package org.portevoix.service.store;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Makes the indexes in the background and tries again until they stand, so that a start
 * while the store is away is a start all the same.
 */
class IndexCreation implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(IndexCreation.class);

	private static final long PAUSE_SECONDS = 2;

	private final MongoOperations mongo;

	private final Queue<CollectionIndex> missing;

	private volatile @Nullable Thread thread;

	IndexCreation(MongoOperations mongo, List<CollectionIndex> indexes) {
		this.mongo = mongo;
		this.missing = new ArrayDeque<>(indexes);
	}

	@Override
	public void start() {
		this.thread = Thread.ofVirtual().name("indexes").start(this::createAll);
	}

	@Override
	public void stop() {
		Thread creator = this.thread;
		if (creator != null) {
			creator.interrupt();
		}
		this.thread = null;
	}

	@Override
	public boolean isRunning() {
		return this.thread != null;
	}

	private void createAll() {
		try {
			while (!this.missing.isEmpty()) {
				createNext(this.missing.element());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void createNext(CollectionIndex next) throws InterruptedException {
		try {
			this.mongo.indexOps(next.collection()).createIndex(next.index());
			this.missing.remove();
		}
		catch (DataAccessException ex) {
			log.warn("An index of {} waits: {}", next.collection(), ex.getClass().getSimpleName());
			TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
		}
	}

}
