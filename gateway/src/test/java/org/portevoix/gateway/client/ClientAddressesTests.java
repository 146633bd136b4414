package org.portevoix.gateway.client;

import java.net.InetSocketAddress;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ClientAddressesTests {

	private final ClientAddresses trusting = new ClientAddresses(List.of("10.0.0.0/8", "2001:db8:f::/48", "192.0.2.9"));

	@Test
	void believesNobodyByDefault() {
		assertThat(address(new ClientAddresses(List.of()), "10.1.1.1", "198.51.100.7")).isEqualTo("10.1.1.1");
	}

	@Test
	void believesOnlyTrustedProxies() {
		assertThat(address(this.trusting, "203.0.113.5", "198.51.100.7")).isEqualTo("203.0.113.5");
		assertThat(address(this.trusting, "10.1.1.1", "198.51.100.7")).isEqualTo("198.51.100.7");
		assertThat(address(this.trusting, "192.0.2.9", "198.51.100.7")).isEqualTo("198.51.100.7");
	}

	@Test
	void takesTheLastAddressThatIsNoProxyOfOurs() {
		assertThat(address(this.trusting, "10.1.1.1", "1.1.1.1, 198.51.100.7, 10.2.2.2")).isEqualTo("198.51.100.7");
		assertThat(address(this.trusting, "10.1.1.1", "1.1.1.1", "198.51.100.7,10.2.2.2")).isEqualTo("198.51.100.7");
	}

	@Test
	void takesTheFarthestProxyWhenAllAreOurs() {
		assertThat(address(this.trusting, "10.1.1.1", "10.3.3.3, 10.2.2.2")).isEqualTo("10.3.3.3");
		assertThat(address(this.trusting, "10.1.1.1")).isEqualTo("10.1.1.1");
	}

	@ParameterizedTest
	@CsvSource({ "198.51.100.7:1234, 198.51.100.7", "2001:db8::7, 2001:db8:0:0:0:0:0:7",
			"[2001:db8::7]:443, 2001:db8:0:0:0:0:0:7", "[2001:db8::7], 2001:db8:0:0:0:0:0:7",
			"::ffff:198.51.100.7, 198.51.100.7" })
	void readsEveryWayOfWritingAnAddress(String written, String read) {
		assertThat(address(this.trusting, "10.1.1.1", written)).isEqualTo(read);
	}

	@ParameterizedTest
	@ValueSource(strings = { "unknown", "example.org", "1.2.3", "300.1.1.1", "<script>", "[::1" })
	void stopsAtWhatIsNoAddress(String written) {
		assertThat(address(this.trusting, "10.1.1.1", "1.1.1.1, " + written + ", 10.2.2.2")).isEqualTo("10.2.2.2");
	}

	@ParameterizedTest
	@ValueSource(strings = { "proxy.example.org", "10.0.0.0/8/9", "10.0.0.0/99", "" })
	void refusesNetworksThatAreNone(String network) {
		assertThatIllegalArgumentException().isThrownBy(() -> new ClientAddresses(List.of(network)));
	}

	private static String address(ClientAddresses clients, String peer, String... forwardedFor) {
		return clients
			.of(MockServerHttpRequest.get("/")
				.remoteAddress(new InetSocketAddress(peer, 1234))
				.header("X-Forwarded-For", forwardedFor)
				.build())
			.getHostAddress();
	}

}
