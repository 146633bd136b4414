package org.portevoix.member.operation;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

import com.sun.management.OperatingSystemMXBean;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class OperationTests {

	private static final Duration LONG = Duration.ofMinutes(5);

	private static final Duration SHORT = Duration.ofSeconds(5);

	@Test
	void saysWithinSecondsThatKafkaIsAwayAndRestsMeanwhile() {
		OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
		Operation operation = new Operation(new LogClients("127.0.0.1:1"), Clock.systemUTC());
		long began = System.nanoTime();
		long busy = machine.getProcessCpuTime();
		assertThatExceptionOfType(LogAway.class).isThrownBy(operation::look);
		assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(8));
		assertThat(Duration.ofNanos(machine.getProcessCpuTime() - busy)).as("processor time")
			.isLessThan(Duration.ofSeconds(3));
	}

	@Test
	void saysThatKafkaIsAwayWhenItsNameIsUnknown() {
		Operation operation = new Operation(new LogClients("no-such-host.invalid:9092"), Clock.systemUTC());
		assertThatExceptionOfType(LogAway.class).isThrownBy(operation::look);
	}

	@Test
	void nameTheStateOfAFlow() {
		assertThat(State.of(0, null, false, false)).as("nothing to do, and nobody there").isEqualTo(State.FINE);
		assertThat(State.of(3, SHORT, true, false)).as("just come").isEqualTo(State.FINE);
		assertThat(State.of(3, LONG, true, true)).isEqualTo(State.BEHIND);
		assertThat(State.of(3, null, true, true)).as("of unknown age").isEqualTo(State.BEHIND);
		assertThat(State.of(3, LONG, true, false)).isEqualTo(State.STILL);
		assertThat(State.of(3, SHORT, false, false)).as("nobody reads").isEqualTo(State.STILL);
	}

	@Test
	void tellAgesInAUnitThatSaysSomething() {
		assertThat(List.of(Duration.ofSeconds(90), Duration.ofMinutes(90), Duration.ofHours(30), Duration.ofDays(3)))
			.extracting((age) -> new Flow("t", "g", 1, age, State.BEHIND))
			.extracting((flow) -> flow.amount() + " " + flow.unit())
			.containsExactly("90 seconds", "90 minutes", "30 hours", "3 days");
	}

	/** Or a letter of that topic could never go back. */
	@Test
	void knowTheFamilyOfEachTopicWithDeadLetters() throws IOException {
		try (InputStream file = getClass().getResourceAsStream("/kafka.yml")) {
			String topics = new String(file.readAllBytes(), StandardCharsets.UTF_8);
			List<String> sources = Pattern.compile("\\[(\\w+)\\.dlq]")
				.matcher(topics)
				.results()
				.map((match) -> match.group(1))
				.toList();
			assertThat(sources).hasSizeGreaterThan(5)
				.allSatisfy((source) -> assertThat(Families.of(source)).isNotNull());
		}
	}

}
