package org.portevoix.benchmarks.platform;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LoopbackTests {

	@ParameterizedTest
	@ValueSource(strings = { "http://localhost:8080", "http://127.0.0.1:8080/", "http://[::1]:8080" })
	void takesThisMachine(String url) {
		assertThat(Loopback.url(url).getPort()).isEqualTo(8080);
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://192.0.2.1:8080", "http://10.0.0.1:80", "http://0.0.0.0:80",
			"https://localhost:443", "http://localhost", "http://localhost@192.0.2.1:80", "http://nowhere.invalid:80" })
	void refusesAllElse(String url) {
		assertThatIllegalArgumentException().isThrownBy(() -> Loopback.url(url));
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost:9092", "127.0.0.1:1,localhost:2", "mongodb://localhost:27017/?replicaSet=rs0",
			"mongodb://me:secret@127.0.0.1:27017" })
	void takesServersOfThisMachine(String servers) {
		assertThat(Loopback.hosts(servers)).isEqualTo(servers);
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost:9092,192.0.2.1:9092", "mongodb://192.0.2.1:27017",
			"mongodb://localhost@192.0.2.1:27017", "mongodb+srv://cluster.invalid" })
	void refusesServersElsewhere(String servers) {
		assertThatIllegalArgumentException().isThrownBy(() -> Loopback.hosts(servers));
	}

	@Test
	void refusesAGivenSystemElsewhere() {
		assertThat(Platform.given(Map.of(), Path.of("/"))).isEmpty();
		assertThat(Platform.given(Map.of("PORTEVOIX_URL", "http://localhost:8080"), Path.of("/"))).isPresent();
		assertThatIllegalArgumentException()
			.isThrownBy(() -> Platform.given(Map.of("PORTEVOIX_URL", "http://192.0.2.1:8080"), Path.of("/")));
		assertThatIllegalArgumentException().isThrownBy(() -> Platform
			.given(Map.of("PORTEVOIX_URL", "http://localhost:8080", "KAFKA_BROKERS", "192.0.2.1:9092"), Path.of("/")));
	}

}
