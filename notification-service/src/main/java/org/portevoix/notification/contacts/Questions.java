package org.portevoix.notification.contacts;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Puts questions together that are asked at about the same time: while one request is
 * underway the next gathers whatever comes, and each event is asked for once however many
 * endpoints wait for it. Nobody gets an answer that was given before they asked.
 */
class Questions<Q> {

	private final Function<Collection<Q>, Map<String, ContactAnswer>> request;

	private final int most;

	private final ReentrantLock lock = new ReentrantLock();

	private final Deque<Round<Q>> waiting = new ArrayDeque<>();

	private boolean underway;

	/**
	 * Creates an empty one.
	 * @param request asks for the contact data behind events, and never throws
	 * @param most events in one request
	 */
	Questions(Function<Collection<Q>, Map<String, ContactAnswer>> request, int most) {
		this.request = request;
		this.most = most;
	}

	/** The answers about events, among others. Blocks until they are there. */
	Map<String, ContactAnswer> ask(Collection<Q> events) {
		Round<Q> mine = join(events);
		begin();
		return mine.answers().join();
	}

	/** How many events nobody was asked for yet. */
	int waiting() {
		this.lock.lock();
		try {
			return this.waiting.stream().mapToInt((round) -> round.events().size()).sum();
		}
		finally {
			this.lock.unlock();
		}
	}

	private Round<Q> join(Collection<Q> events) {
		this.lock.lock();
		try {
			Round<Q> last = this.waiting.peekLast();
			if (last == null || last.events().size() + events.size() > this.most) {
				last = new Round<>(new LinkedHashSet<>(), new CompletableFuture<>());
				this.waiting.add(last);
			}
			last.events().addAll(events);
			return last;
		}
		finally {
			this.lock.unlock();
		}
	}

	private void begin() {
		this.lock.lock();
		try {
			Round<Q> next = this.underway ? null : this.waiting.poll();
			if (next != null) {
				this.underway = true;
				Thread.ofVirtual().name("contacts").start(() -> complete(next));
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private void complete(Round<Q> round) {
		try {
			round.answers().complete(Map.copyOf(this.request.apply(List.copyOf(round.events()))));
		}
		catch (RuntimeException ex) {
			round.answers().completeExceptionally(ex);
		}
		finally {
			this.lock.lock();
			try {
				this.underway = false;
			}
			finally {
				this.lock.unlock();
			}
			begin();
		}
	}

	private record Round<Q>(Set<Q> events, CompletableFuture<Map<String, ContactAnswer>> answers) {

	}

}
