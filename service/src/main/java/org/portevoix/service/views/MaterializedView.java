package org.portevoix.service.views;

import java.util.Map;
import java.util.Optional;

import org.portevoix.service.problems.Unavailable;

/**
 * What a topic tells, kept in memory. Until the topic has been read up to its end, what
 * is not known and what is not there look alike; nobody is told "no" before that.
 */
public abstract class MaterializedView {

	private volatile boolean complete;

	/** The topic has been read up to where it ended when this instance started. */
	public final void completed() {
		this.complete = true;
	}

	/** Whether all is known that the topic held when this instance started. */
	public final boolean isComplete() {
		return this.complete;
	}

	/**
	 * Goes on only when all is known.
	 * @throws Unavailable if not all is known yet
	 */
	protected final void requireComplete() {
		if (!this.complete) {
			throw new Unavailable();
		}
	}

	/**
	 * What is known under a key, if there is such a thing.
	 * @throws Unavailable if it was not found and not all is known yet
	 */
	protected final <K, T> Optional<T> find(Map<K, T> known, K key) {
		// Asked first: what is read in between may hold it.
		boolean all = this.complete;
		T found = known.get(key);
		if (found == null && !all) {
			throw new Unavailable();
		}
		return Optional.ofNullable(found);
	}

}
