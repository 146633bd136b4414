package org.portevoix.backing.store;

import org.jspecify.annotations.Nullable;

/**
 * Lets writers wait until the file holds what they wrote. Whoever comes while a commit
 * runs shares the next one, so that many writers cost few commits.
 */
final class GroupCommit implements AutoCloseable {

	private static final long COMPACT_EVERY_MILLIS = 1000;

	private final StoreFile file;

	private final Thread committer;

	private long requested;

	private long committed;

	private boolean closed;

	private @Nullable Throwable failure;

	GroupCommit(StoreFile file) {
		this.file = file;
		this.committer = Thread.ofPlatform().name("commit").start(this::run);
		Thread.ofPlatform().name("compact").daemon().start(this::compactNowAndThen);
	}

	/**
	 * Waits for a commit that began after this call.
	 * @throws IllegalStateException if the file can't be written any more
	 */
	synchronized void await() {
		long mine = ++this.requested;
		notifyAll();
		while (this.committed < mine && this.failure == null) {
			waitForChange();
		}
		if (this.failure != null) {
			throw new IllegalStateException("The file can't be written", this.failure);
		}
	}

	private void run() {
		try {
			for (long target = next(); target >= 0; target = next()) {
				this.file.commit();
				done(target, null);
			}
		}
		catch (RuntimeException ex) {
			done(0, ex);
		}
	}

	private synchronized long next() {
		while (this.requested == this.committed && !this.closed) {
			waitForChange();
		}
		return (this.requested == this.committed) ? -1 : this.requested;
	}

	private synchronized void done(long target, @Nullable Throwable thrown) {
		this.committed = Math.max(this.committed, target);
		this.failure = thrown;
		notifyAll();
	}

	private synchronized boolean pause() {
		try {
			wait(COMPACT_EVERY_MILLIS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return !this.closed;
	}

	private void compactNowAndThen() {
		long next = System.currentTimeMillis() + COMPACT_EVERY_MILLIS;
		while (pause()) {
			if (System.currentTimeMillis() >= next) {
				this.file.compact();
				next = System.currentTimeMillis() + COMPACT_EVERY_MILLIS;
			}
		}
	}

	private void waitForChange() {
		try {
			wait();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException("Interrupted before the commit", ex);
		}
	}

	@Override
	public void close() {
		synchronized (this) {
			this.closed = true;
			notifyAll();
		}
		try {
			this.committer.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
