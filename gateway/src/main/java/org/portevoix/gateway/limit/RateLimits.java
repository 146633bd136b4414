package org.portevoix.gateway.limit;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import org.portevoix.gateway.client.ClientKey;

/**
 * Counts what each address asks for. Memory is bounded: when more addresses come than are
 * remembered, the rarest are forgotten first, and a forgotten one starts afresh.
 */
public final class RateLimits {

	private final Map<RequestKind, LoadingCache<ClientKey, Bucket>> buckets = new EnumMap<>(RequestKind.class);

	/**
	 * Starts with every address having its full allowance.
	 * @param limits the allowance for each kind of request
	 * @param maxClients addresses remembered for each kind
	 * @param time what the time is
	 */
	public RateLimits(Map<RequestKind, Limit> limits, int maxClients, TimeMeter time) {
		limits.forEach((kind, limit) -> this.buckets.put(kind, Caffeine.newBuilder()
			.maximumSize(maxClients)
			// A bucket untouched for a period is full again: nothing is lost.
			.expireAfterAccess(limit.period())
			.ticker(time::currentTimeNanos)
			.build((client) -> newBucket(limit, time))));
	}

	private static Bucket newBucket(Limit limit, TimeMeter time) {
		return Bucket.builder()
			.withCustomTimePrecision(time)
			.addLimit(
					(bandwidth) -> bandwidth.capacity(limit.requests()).refillGreedy(limit.requests(), limit.period()))
			.build();
	}

	/**
	 * Takes one request off a client's allowance.
	 * @param kind what the request is for
	 * @param client who asks
	 * @return zero if it may pass, else how long to wait before the next one may
	 */
	public Duration take(RequestKind kind, ClientKey client) {
		LoadingCache<ClientKey, Bucket> clients = this.buckets.get(kind);
		Bucket bucket = (clients != null) ? clients.get(client) : null;
		if (bucket == null || bucket.tryConsume(1)) {
			return Duration.ZERO;
		}
		return Duration.ofNanos(bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill()).plusNanos(1);
	}

	/**
	 * An allowance, all of which may be used at once.
	 *
	 * @param requests how many
	 * @param period in which that many come back, evenly
	 */
	public record Limit(int requests, Duration period) {

		public Limit {
			if (requests < 1 || !period.isPositive()) {
				throw new IllegalArgumentException("A limit needs at least one request and a period");
			}
		}

	}

}
