package org.portevoix.gateway;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.portevoix.gateway.refusal.Refusal;
import org.portevoix.gateway.refusal.Refused;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class BodiesTests {

	private static final DataSize LIMIT = DataSize.ofBytes(10);

	private final Bodies bodies = bodies(Duration.ofMinutes(1));

	@Test
	void joinsWhatComesInParts() {
		assertThat(read(this.bodies, chunked(parts("abc", "def"))).block()).asString(StandardCharsets.UTF_8)
			.isEqualTo("abcdef");
	}

	@Test
	void measuresOnTheWay() {
		assertRefused(chunked(parts("123456", "78901")), Refusal.TOO_LARGE);
	}

	@Test
	void readsToItsEndWhatIsALittleTooLarge() {
		AtomicBoolean read = new AtomicBoolean();
		assertRefused(chunked(parts("123456", "78901", "2").doOnComplete(() -> read.set(true))), Refusal.TOO_LARGE);
		assertThat(read).isTrue();
	}

	@Test
	void doesNotReadWhatSaysThatItIsFarTooLarge() {
		assertRefused(MockServerHttpRequest.post("/")
			.contentLength(10 * Bodies.MOST_DRAINED + 1)
			.body(Flux.error(new AssertionError("It reads what it refuses"))), Refusal.TOO_LARGE);
	}

	@Test
	void waitsOnlySoLong() {
		assertRefused(bodies(Duration.ofMillis(50)), chunked(parts("12").concatWith(Flux.never())), Refusal.TOO_SLOW);
	}

	@Test
	void takesABrokenBodyAsTheClientsDoing() {
		assertRefused(chunked(parts("12").concatWith(Flux.error(new java.io.IOException("reset")))), Refusal.TOO_SLOW);
	}

	@Test
	void boundsWhatAllClientsTogetherLeaveUnfinished() {
		Disposable unfinished = read(this.bodies, chunked(parts("1234567890").concatWith(Flux.never()))).subscribe();
		assertRefused(chunked(parts("123456")), Refusal.UNAVAILABLE);
		unfinished.dispose();
		assertThat(read(this.bodies, chunked(parts("123456"))).block()).hasSize(6);
	}

	private void assertRefused(ServerHttpRequest request, Refusal refusal) {
		assertRefused(this.bodies, request, refusal);
	}

	private static void assertRefused(Bodies bodies, ServerHttpRequest request, Refusal refusal) {
		Mono<byte[]> body = read(bodies, request);
		assertThatExceptionOfType(Refused.class).isThrownBy(body::block)
			.satisfies((refused) -> assertThat(refused.refusal()).isEqualTo(refusal));
	}

	private static Mono<byte[]> read(Bodies bodies, ServerHttpRequest request) {
		return bodies.read(request, LIMIT);
	}

	private static Bodies bodies(Duration timeLimit) {
		return new Bodies(new GatewaySettings.Body(LIMIT, LIMIT, DataSize.ofBytes(15), timeLimit));
	}

	private static ServerHttpRequest chunked(Flux<DataBuffer> body) {
		return MockServerHttpRequest.post("/").header("Transfer-Encoding", "chunked").body(body);
	}

	private static Flux<DataBuffer> parts(String... parts) {
		return Flux.fromArray(parts)
			.map((part) -> DefaultDataBufferFactory.sharedInstance.wrap(part.getBytes(StandardCharsets.UTF_8)));
	}

}
