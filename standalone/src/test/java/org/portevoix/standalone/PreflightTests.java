package org.portevoix.standalone;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.portevoix.backing.Ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PreflightTests {

	private static final Path DATA = Path.of("/srv/portevoix");

	private static Settings settings(String variable, String value) {
		Map<String, String> environment = new HashMap<>();
		List.of("GATEWAY_PORT", "GATEWAY_MANAGEMENT_PORT", "CAMPAIGN_PORT", "MEMBER_PORT", "NOTIFICATION_PORT",
				"MAILBOX_PORT", "SMTP_PORT", "KAFKA_PORT", "MONGODB_PORT")
			.forEach((port) -> environment.put(port, Integer.toString(Ports.free())));
		environment.put(variable, value);
		return new Settings(Path.of("."), DATA, environment);
	}

	@Test
	void namesATakenPortAndTheVariableThatMovesIt() throws Exception {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			assertThat(Preflight.ports(settings("SMTP_PORT", Integer.toString(taken.getLocalPort()))))
				.hasValue("Port %d is taken by another program. Stop that one, or set SMTP_PORT to a free port."
					.formatted(taken.getLocalPort()));
		}
	}

	@Test
	void namesTwoThatWantTheSamePort() {
		Settings settings = settings("SMTP_PORT", "1");
		String same = Integer.toString(settings.port("GATEWAY_PORT"));
		Map<String, String> environment = new HashMap<>(settings.environment());
		environment.put("SMTP_PORT", same);
		assertThat(Preflight.ports(new Settings(Path.of("."), DATA, environment)))
			.hasValue("GATEWAY_PORT and SMTP_PORT both ask for port " + same + ". Give one of them another.");
	}

	@Test
	void findsNothingWrongWithFreePorts() {
		assertThat(Preflight.ports(settings("PUBLIC_URL", "http://localhost"))).isEmpty();
	}

	@Test
	void asksNoPortForWhatOthersProvide() {
		assertThat(settings("KAFKA_BROKERS", "kafka:9092").neededPorts()).doesNotContainKey("KAFKA_PORT")
			.containsKey("MONGODB_PORT");
	}

	@Test
	void knowsEveryPortOfThePlatform() {
		Settings own = settings("PUBLIC_URL", "http://localhost");
		assertThat(own.ownPorts()).containsExactlyInAnyOrderElementsOf(own.neededPorts().values());
		assertThat(settings("KAFKA_BROKERS", "127.0.0.1:19092,127.0.0.1:19093").ownPorts()).contains(19092, 19093);
		assertThat(settings("MONGODB_URI", "mongodb://127.0.0.1:27117,[::1]:27118/?replicaSet=rs").ownPorts())
			.contains(27117, 27118);
	}

	@Test
	void refusesAPortThatIsNone() {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> settings("GATEWAY_PORT", "high").port("GATEWAY_PORT"))
			.withMessageContaining("GATEWAY_PORT is \"high\"");
	}

	@Test
	void saysWhenTheDiskIsFull() {
		assertThat(Preflight.disk(DATA, 100)).hasValueSatisfying(
				(problem) -> assertThat(problem).contains("100 MB").contains("/srv/portevoix").contains("--data DIR"));
		assertThat(Preflight.disk(DATA, 5000)).isEmpty();
	}

}
