package org.portevoix.benchmarks.programs;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReceiversTests {

	private final HttpClient http = HttpClient.newHttpClient();

	@Test
	void tellsWhoIsHealthyFailingAndSlow() throws IOException, InterruptedException {
		try (Receivers receivers = Receivers.open(4)) {
			receivers.spoil(1, 1, Duration.ofMillis(50));
			for (String url : receivers.urls()) {
				assertThat(send(url, "1", Instant.now().minusMillis(700))).isIn(204, 500);
			}
			assertThat(receivers.healthy().answers()).isEqualTo(2);
			assertThat(receivers.healthy().millis(50)).isGreaterThanOrEqualTo(700);
			assertThat(receivers.slow().answers()).isEqualTo(1);
			assertThat(receivers.refused()).isEqualTo(1);
			assertThat(receivers.awaitEach(2, 2, Duration.ofMillis(50))).isEqualTo(2);
		}
	}

	@Test
	void countsWhatComesTwiceOnce() throws IOException, InterruptedException {
		try (Receivers receivers = Receivers.open(1)) {
			String url = receivers.urls().getFirst();
			send(url, "1", Instant.now());
			send(url, "1", Instant.now());
			send(url, "2", Instant.now());
			assertThat(receivers.healthy().answers()).isEqualTo(2);
			assertThat(receivers.healthy().twice()).isEqualTo(1);
			receivers.begin();
			assertThat(receivers.healthy().answers()).isZero();
		}
	}

	@Test
	void leavesOutWhatIsNoEvent() throws IOException, InterruptedException {
		try (Receivers receivers = Receivers.open(1)) {
			HttpRequest stray = HttpRequest.newBuilder(URI.create(receivers.urls().getFirst())).build();
			assertThat(this.http.send(stray, HttpResponse.BodyHandlers.discarding()).statusCode()).isEqualTo(404);
			assertThat(receivers.healthy().answers()).isZero();
		}
	}

	private int send(String url, String id, Instant time) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(url))
			.header("webhook-id", id)
			.POST(HttpRequest.BodyPublishers
				.ofString("{\"id\":\"%s\",\"time\":\"%s\",\"data\":{}}".formatted(id, time)))
			.build();
		return this.http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
	}

}
