package org.portevoix.member.store;

import java.util.List;
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

	private final List<CollectionIndex> indexes;

	private volatile @Nullable Thread creator;

	IndexCreation(MongoOperations mongo, List<CollectionIndex> indexes) {
		this.mongo = mongo;
		this.indexes = List.copyOf(indexes);
	}

	@Override
	public void start() {
		this.creator = Thread.ofVirtual().name("indexes").start(this::createAll);
	}

	@Override
	public void stop() {
		Thread running = this.creator;
		this.creator = null;
		if (running != null) {
			running.interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.creator != null;
	}

	private void createAll() {
		try {
			for (CollectionIndex index : this.indexes) {
				while (!created(index)) {
					TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private boolean created(CollectionIndex index) {
		try {
			this.mongo.indexOps(index.collection()).createIndex(index.index());
			return true;
		}
		catch (DataAccessException ex) {
			log.warn("An index of {} waits: {}", index.collection(), ex.getClass().getSimpleName());
			return false;
		}
	}

}
