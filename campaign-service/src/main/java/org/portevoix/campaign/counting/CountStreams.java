package org.portevoix.campaign.counting;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Streams counts to whoever follows them. Each listener has a thread of her own, a
 * virtual one, so that a slow line slows nobody else.
 */
@Component
public class CountStreams {

	private static final Logger log = LoggerFactory.getLogger(CountStreams.class);

	private static final long LOOK_MILLIS = 300;

	private static final long SIGN_OF_LIFE_NANOS = Duration.ofSeconds(15).toNanos();

	/** After this long the browser comes back by itself, perhaps to another instance. */
	private static final Duration LONGEST = Duration.ofMinutes(30);

	private final Semaphore places;

	private volatile boolean closing;

	CountStreams(@Value("${portevoix.counting.most-listeners}") int mostListeners) {
		this.places = new Semaphore(mostListeners);
	}

	/**
	 * Begins a stream of what anybody may see, which lasts half an hour.
	 * @param look tells what there is now, if it can be told
	 * @param same whether nobody would see a difference
	 * @throws TooManyListeners if there is no place left
	 */
	public <T> SseEmitter follow(Supplier<Optional<T>> look, BiPredicate<T, T> same) {
		return follow(look, same, LONGEST);
	}

	/**
	 * The same for a shorter time: who may follow is asked again when she comes back.
	 */
	public <T> SseEmitter follow(Supplier<Optional<T>> look, BiPredicate<T, T> same, Duration longest) {
		if (!this.places.tryAcquire()) {
			throw new TooManyListeners();
		}
		SseEmitter emitter = new SseEmitter(longest.plusSeconds(5).toMillis());
		Thread.ofVirtual().name("count-stream").start(() -> {
			try {
				stream(look, same, longest, emitter);
				emitter.complete();
			}
			catch (IOException | IllegalStateException ex) {
				log.debug("A listener left: {}", ex.getClass().getSimpleName());
				emitter.completeWithError(ex);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			finally {
				this.places.release();
			}
		});
		return emitter;
	}

	@EventListener(ContextClosedEvent.class)
	void close() {
		this.closing = true;
	}

	private <T> void stream(Supplier<Optional<T>> look, BiPredicate<T, T> same, Duration longest, SseEmitter emitter)
			throws IOException, InterruptedException {
		long end = System.nanoTime() + longest.toNanos();
		long told = System.nanoTime();
		@Nullable T last = null;
		while (!this.closing && System.nanoTime() < end) {
			T now = look.get().orElse(null);
			if (now != null && (last == null || !same.test(now, last))) {
				emitter.send(SseEmitter.event().data(now, MediaType.APPLICATION_JSON));
				last = now;
				told = System.nanoTime();
			}
			else if (System.nanoTime() - told > SIGN_OF_LIFE_NANOS) {
				emitter.send(SseEmitter.event().comment(""));
				told = System.nanoTime();
			}
			TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
		}
	}

}
