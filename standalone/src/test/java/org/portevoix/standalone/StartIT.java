package org.portevoix.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portevoix.backing.Ports;

import static org.assertj.core.api.Assertions.assertThat;

/** Starts everything as a person does, on free ports and with state of its own. */
class StartIT {

	private static final Path HOME = Path.of("").toAbsolutePath().getParent();

	private static final Duration START = Duration.ofMinutes(5);

	private static final List<String> SERVICES = List.of("campaign-service", "member-service", "notification-service",
			"gateway");

	private static final List<String> PARTS = Stream.concat(Stream.of("kafka", "mongodb", "mailbox"), SERVICES.stream())
		.toList();

	private final Map<String, String> environment = new HashMap<>();

	private final HttpClient http = HttpClient.newHttpClient();

	@TempDir
	private Path directory;

	private Path said;

	private @Nullable Process launcher;

	@BeforeEach
	void choosePorts() {
		for (String port : List.of("GATEWAY_PORT", "GATEWAY_MANAGEMENT_PORT", "CAMPAIGN_PORT", "MEMBER_PORT",
				"NOTIFICATION_PORT", "MAILBOX_PORT", "SMTP_PORT", "KAFKA_PORT", "MONGODB_PORT")) {
			this.environment.put(port, Integer.toString(Ports.free()));
		}
		this.environment.put("PORTEVOIX_BUILD", "never");
		this.said = this.directory.resolve("said.txt");
	}

	@AfterEach
	void end() throws Exception {
		if (this.launcher != null && this.launcher.isAlive()) {
			run("--stop").waitFor(180, TimeUnit.SECONDS);
		}
		this.http.close();
	}

	@Test
	void startsHealsStopsAndTakesUpWhereItWas() throws Exception {
		startAndAwaitReady();
		assertThat(campaign()).contains("social-protection", "\"fr\"", "\"nl\"", "\"en\"", "\"es\"");
		assertThat(said()).contains("MongoDB: ").contains("demo-partner");
		assertThat(warnings()).isEmpty();

		for (String killed : List.of("mongodb", "campaign-service")) {
			kill(killed);
		}
		Awaitility.await().atMost(START).ignoreExceptions().until(() -> campaign().contains("social-protection"));

		List<Long> children = PARTS.stream().map(this::pid).toList();
		assertThat(run("--stop").waitFor(180, TimeUnit.SECONDS)).isTrue();
		assertThat(children).allSatisfy((pid) -> assertThat(ProcessHandle.of(pid)).isEmpty());
		assertThat(this.directory.resolve("data/run/gateway.pid")).doesNotExist();

		startAndAwaitReady();
		assertThat(campaign()).contains("social-protection");
	}

	/** Where nothing is wrong, nobody is warned. */
	private List<String> warnings() throws IOException {
		List<String> warnings = new ArrayList<>();
		for (String service : SERVICES) {
			try (Stream<String> lines = Files.lines(this.directory.resolve("data/log/" + service + ".log"))) {
				lines.filter((line) -> line.contains(" WARN ") || line.contains(" ERROR ")).forEach(warnings::add);
			}
		}
		return warnings;
	}

	private void kill(String part) {
		long pid = pid(part);
		assertThat(ProcessHandle.of(pid).orElseThrow().destroyForcibly()).isTrue();
		Awaitility.await()
			.atMost(START)
			.until(() -> said().contains(part + " died") && pid(part) != pid
					&& ProcessHandle.of(pid(part)).isPresent());
	}

	private void startAndAwaitReady() throws Exception {
		Files.deleteIfExists(this.said);
		Process started = run();
		this.launcher = started;
		String line = "Portevoix is ready: http://localhost:" + this.environment.get("GATEWAY_PORT");
		Awaitility.await().atMost(START).until(() -> !started.isAlive() || said().contains(line));
		assertThat(said().lines()).contains(line);
	}

	private Process run(String... arguments) throws IOException {
		List<String> command = new java.util.ArrayList<>(
				List.of(HOME.resolve("start").toString(), "--data", this.directory.resolve("data").toString()));
		command.addAll(List.of(arguments));
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(this.said.toFile()));
		builder.environment().putAll(this.environment);
		return builder.start();
	}

	private String said() throws IOException {
		return Files.exists(this.said) ? Files.readString(this.said) : "";
	}

	private long pid(String part) {
		try {
			return Long.parseLong(Files.readString(this.directory.resolve("data/run/" + part + ".pid")));
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	private String campaign() throws Exception {
		URI uri = URI
			.create("http://127.0.0.1:" + this.environment.get("GATEWAY_PORT") + "/api/v1/campaigns/social-protection");
		HttpResponse<String> answer = this.http.send(
				HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build(),
				HttpResponse.BodyHandlers.ofString());
		return (answer.statusCode() == 200) ? answer.body() : "status " + answer.statusCode();
	}

}
