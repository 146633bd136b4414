package org.portevoix.campaign.counting;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.portevoix.campaign.ledger.Counts;
import org.portevoix.events.CampaignState;
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
class CountStreams {

	private static final Logger log = LoggerFactory.getLogger(CountStreams.class);

	private static final long LOOK_MILLIS = 300;

	private static final long SIGN_OF_LIFE_NANOS = Duration.ofSeconds(15).toNanos();

	/** After this long the browser comes back by itself, perhaps to another instance. */
	private static final Duration LONGEST = Duration.ofMinutes(30);

	private final Counts counts;

	private final Semaphore places;

	private volatile boolean closing;

	CountStreams(Counts counts, @Value("${portevoix.counting.most-listeners}") int mostListeners) {
		this.counts = counts;
		this.places = new Semaphore(mostListeners);
	}

	/**
	 * Begins a stream.
	 * @throws TooManyListeners if there is no place left
	 */
	SseEmitter follow(CampaignState campaign) {
		if (!this.places.tryAcquire()) {
			throw new TooManyListeners();
		}
		SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
		Thread.ofVirtual().name("count-stream").start(() -> {
			try {
				stream(campaign, emitter);
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

	private void stream(CampaignState campaign, SseEmitter emitter) throws IOException, InterruptedException {
		long end = System.nanoTime() + LONGEST.toNanos();
		long told = System.nanoTime();
		@Nullable CountView last = null;
		while (!this.closing && System.nanoTime() < end) {
			CountView now = this.counts.of(campaign.campaignId())
				.map((count) -> CountView.of(campaign, count))
				.orElse(null);
			if (now != null && (last == null || !now.looksLike(last))) {
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
