package org.portevoix.benchmarks.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class AnswerReaderTests {

	private final AnswerReader reader = new AnswerReader();

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 7, 1000 })
	void readsABodyOfKnownLengthHoweverItIsCut(int piece) throws IOException {
		assertThat(read("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", piece)).isTrue();
		assertThat(this.reader.status()).isEqualTo(200);
		assertThat(this.reader.bodyBytes()).isEqualTo(5);
		assertThat(this.reader.isLast()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 7, 1000 })
	void readsChunksHoweverTheyAreCut(int piece) throws IOException {
		assertThat(read(
				"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\n10\r\n0123456789abcdef\r\n0\r\n"
						+ "X-After: all\r\n\r\n",
				piece))
			.isTrue();
		assertThat(this.reader.bodyBytes()).isEqualTo(21);
	}

	@Test
	void isNotDoneBeforeTheLastByte() throws IOException {
		String answer = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n";
		assertThat(read(answer.substring(0, answer.length() - 1), 4)).isFalse();
		assertThat(read(answer.substring(answer.length() - 1), 4)).isTrue();
	}

	@Test
	void readsOneAnswerAfterTheOther() throws IOException {
		assertThat(read("HTTP/1.1 204 No Content\r\nConnection: keep-alive\r\n\r\n", 100)).isTrue();
		this.reader.reset();
		assertThat(read("HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n", 100))
			.isTrue();
		assertThat(this.reader.status()).isEqualTo(503);
		assertThat(this.reader.isLast()).isTrue();
	}

	@Test
	void refusesWhatItCannotKnowTheEndOf() {
		assertThatIOException().isThrownBy(() -> read("HTTP/1.1 200 OK\r\n\r\nhello", 100));
		assertThatIOException().isThrownBy(() -> read("SSH-2.0-OpenSSH\r\n\r\n", 100));
	}

	private boolean read(String text, int piece) throws IOException {
		byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
		boolean done = false;
		for (int i = 0; i < bytes.length; i += piece) {
			done = this.reader.read(ByteBuffer.wrap(bytes, i, Math.min(piece, bytes.length - i)));
		}
		return done;
	}

}
