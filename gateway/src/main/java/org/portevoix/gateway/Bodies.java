package org.portevoix.gateway;

import java.io.ByteArrayOutputStream;
import java.util.concurrent.atomic.AtomicLong;

import org.portevoix.gateway.refusal.Refusal;
import org.portevoix.gateway.refusal.Refused;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.unit.DataSize;

/**
 * Reads small bodies whole before a service hears of the request. So a client that sends
 * slowly, or stops halfway, holds no connection to a service and can't look like that
 * service's failure; and a body without a length is measured on the way. The memory of
 * all unfinished bodies together is bounded.
 */
final class Bodies {

	/** How many times the limit is read of a body that is too large. */
	static final int MOST_DRAINED = 64;

	private final GatewaySettings.Body settings;

	private final AtomicLong held = new AtomicLong();

	Bodies(GatewaySettings.Body settings) {
		this.settings = settings;
	}

	static boolean hasBody(HttpHeaders headers) {
		return headers.getContentLength() > 0 || headers.containsHeader(HttpHeaders.TRANSFER_ENCODING);
	}

	/**
	 * Reads a body.
	 * @param limit how large it may be
	 */
	Mono<byte[]> read(ServerHttpRequest request, DataSize limit) {
		if (request.getHeaders().getContentLength() > limit.toBytes() * MOST_DRAINED) {
			return Mono.error(new Refused(Refusal.TOO_LARGE));
		}
		return Mono.using(() -> new Reading(limit.toBytes()),
				(reading) -> request.getBody()
					.doOnNext(reading::append)
					.then(Mono.fromSupplier(reading::whole))
					.timeout(this.settings.timeout())
					// Whatever else stops a body on its way is the client's doing.
					.onErrorMap((failure) -> !(failure instanceof Refused), (failure) -> new Refused(Refusal.TOO_SLOW)),
				Reading::close);
	}

	/** One body on its way. */
	private final class Reading {

		private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

		private final long limit;

		private long seen;

		private Reading(long limit) {
			this.limit = limit;
		}

		private void append(DataBuffer buffer) {
			try {
				int length = buffer.readableByteCount();
				this.seen += length;
				if (this.seen > this.limit) {
					drop();
					return;
				}
				byte[] part = new byte[length];
				buffer.read(part);
				this.bytes.writeBytes(part);
				if (Bodies.this.held.addAndGet(length) > Bodies.this.settings.budget().toBytes()) {
					throw new Refused(Refusal.UNAVAILABLE, Bodies.this.settings.timeout());
				}
			}
			finally {
				DataBufferUtils.release(buffer);
			}
		}

		/**
		 * What is too large is read to its end and forgotten, since a client that is
		 * still sending when the line goes down never hears why.
		 */
		private void drop() {
			close();
			this.bytes.reset();
			if (this.seen > this.limit * MOST_DRAINED) {
				throw new Refused(Refusal.TOO_LARGE);
			}
		}

		private byte[] whole() {
			if (this.seen > this.limit) {
				throw new Refused(Refusal.TOO_LARGE);
			}
			return this.bytes.toByteArray();
		}

		private void close() {
			Bodies.this.held.addAndGet(-this.bytes.size());
		}

	}

}
