package org.portevoix.messaging.outbox;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.portevoix.events.UndecodableEvent;
import org.portevoix.messaging.EventSender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/**
 * Sends the events that wait in the documents of one collection. A document that has some
 * carries {@value #PENDING} and {@value #DUE}, the time from which they may be sent.
 * Events of one document go out in order and leave it after the acknowledgement, so a
 * crash repeats events with their ids and loses none. One relay of a collection works at
 * a time, by a {@link Lease}; another takes over when it ends.
 * <p>
 * A writer sets both fields in the write that makes the change, and then {@link #wake()
 * wakes} the relay; the sweep finds what nobody woke it for.
 */
public class OutboxRelay implements SmartLifecycle {

	/** The field with the events, in their order. */
	public static final String PENDING = "pendingEvents";

	/** The field with the time from which they may be sent. */
	public static final String DUE = "pendingDue";

	private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);

	private static final Duration LEASE = Duration.ofSeconds(12);

	/** Longer than a send can take: what is sent under a lease is sent before it ends. */
	private static final Duration SEND = Duration.ofSeconds(5);

	private static final Duration SWEEP = Duration.ofMillis(500);

	private static final Duration POISONED = Duration.ofMinutes(5);

	private static final int AT_ONCE = 100;

	private final String collection;

	private final MongoOperations mongo;

	private final EventSender sender;

	private final Clock clock;

	private final Lease lease;

	private final Semaphore wakeUps = new Semaphore(0);

	private volatile boolean running;

	private volatile @Nullable Thread thread;

	private volatile @Nullable Date oldest;

	private boolean indexed;

	public OutboxRelay(String collection, MongoOperations mongo, EventSender sender, Clock clock) {
		this.collection = collection;
		this.mongo = mongo;
		this.sender = sender;
		this.clock = clock;
		this.lease = new Lease("outbox." + collection, LEASE, mongo, clock);
	}

	/** Whose events it sends. */
	public String collection() {
		return this.collection;
	}

	/**
	 * For how long the oldest event waits that this relay saw when it last looked; zero
	 * on an instance that does not hold the lease.
	 */
	public Duration age() {
		Date since = this.oldest;
		return (since != null) ? Duration.between(since.toInstant(), this.clock.instant()) : Duration.ZERO;
	}

	/** Says that there is something to send. */
	public void wake() {
		this.wakeUps.release();
	}

	@Override
	public void start() {
		this.running = true;
		this.thread = Thread.ofPlatform().daemon().name("outbox-" + this.collection).start(this::relayUntilStopped);
	}

	@Override
	public void stop() {
		this.running = false;
		wake();
		Thread relay = this.thread;
		try {
			if (relay != null && !relay.join(LEASE)) {
				log.warn("The outbox of {} is stopped while it sends", this.collection);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	private void relayUntilStopped() {
		while (this.running) {
			attempt(() -> {
				index();
				while (this.running && holds() && relaySome()) {
					this.wakeUps.drainPermits();
				}
			});
			await();
		}
		attempt(this.lease::release);
	}

	/** Whatever goes wrong, the relay goes on; messages of causes may quote data. */
	private void attempt(Runnable work) {
		try {
			work.run();
		}
		catch (RuntimeException ex) {
			Throwable cause = (ex instanceof CompletionException && ex.getCause() != null) ? ex.getCause() : ex;
			log.warn("The outbox of {} waits: {}", this.collection, cause.getClass().getName());
		}
	}

	private boolean holds() {
		boolean held = this.lease.hold();
		if (!held) {
			// Another instance says how old they are.
			this.oldest = null;
		}
		return held;
	}

	private void index() {
		if (!this.indexed) {
			this.mongo.indexOps(this.collection).createIndex(new Index(DUE, Sort.Direction.ASC).sparse());
			this.indexed = true;
		}
	}

	private void await() {
		try {
			if (this.wakeUps.tryAcquire(SWEEP.toMillis(), TimeUnit.MILLISECONDS)) {
				this.wakeUps.drainPermits();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			this.running = false;
		}
	}

	/** Returns whether there was anything to send. */
	private boolean relaySome() {
		Query due = Query.query(Criteria.where(DUE).lte(Date.from(this.clock.instant())))
			.with(Sort.by(DUE))
			.limit(AT_ONCE);
		due.fields().include(PENDING, DUE);
		List<Document> documents = this.mongo.find(due, Document.class, this.collection);
		this.oldest = documents.isEmpty() ? null : documents.getFirst().getDate(DUE);
		try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
			CompletableFuture
				.allOf(documents.stream()
					.map((document) -> CompletableFuture.runAsync(() -> relay(document), executor))
					.toArray(CompletableFuture[]::new))
				.join();
		}
		return !documents.isEmpty();
	}

	private void relay(Document document) {
		Object id = Objects.requireNonNull(document.get("_id"));
		Map<String, List<String>> sent = new LinkedHashMap<>();
		try {
			for (Document pending : document.getList(PENDING, Document.class, List.of())) {
				if (!this.lease.lastsFor(SEND)) {
					return;
				}
				String binding = pending.getString("binding");
				this.sender.send(binding, pending.getString("json"));
				sent.computeIfAbsent(binding, (_) -> new ArrayList<>()).add(pending.getString("event"));
			}
		}
		catch (UndecodableEvent ex) {
			log.error("An event in the outbox of {} can't be sent: {}", this.collection, ex.getMessage());
			update(id, Criteria.where(DUE).is(document.get(DUE)),
					Update.update(DUE, Date.from(this.clock.instant().plus(POISONED))));
		}
		finally {
			forget(id, sent);
		}
	}

	private void forget(Object id, Map<String, List<String>> sent) {
		sent.forEach((binding, events) -> update(id, Criteria.where(PENDING).exists(true), new Update().pull(PENDING,
				new Document("binding", binding).append("event", new Document("$in", events)))));
		// If a writer adds an event at this moment, the list is not empty and the time it
		// set stands.
		update(id, Criteria.where(PENDING + ".0").exists(false), new Update().unset(DUE));
	}

	private void update(Object id, Criteria condition, Update update) {
		this.mongo.updateFirst(Query.query(Criteria.where("_id").is(id).andOperator(condition)), update,
				this.collection);
	}

}
