package org.portevoix.standalone.compose;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portevoix.backing.BackingServices;
import org.portevoix.backing.KafkaProcess;
import org.portevoix.backing.MongoProcess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * No image can be pulled where this runs, so the jars start as their images would start
 * them: with the environment of {@code docker-compose.yml} and nothing else, the secrets
 * that {@code .env.example} tells how to make, the flags of the {@code Dockerfile} and
 * the memory of their containers. Only names of hosts are replaced. Their health checks
 * are run as they are written.
 */
class ComposeIT {

	private static final Path HOME = Path.of("").toAbsolutePath().getParent();

	/** As long as Compose waits, and a machine that has much else to do. */
	private static final Duration PATIENCE = Duration.ofMinutes(4);

	private static final List<Integer> PORTS = List.of(8080, 8081, 8082, 8083, 8090);

	private final Map<String, Process> running = new LinkedHashMap<>();

	@TempDir
	private Path directory;

	@AfterEach
	void stop() throws InterruptedException {
		for (Process process : this.running.values()) {
			process.destroy();
		}
		for (Process process : this.running.values()) {
			if (!process.waitFor(30, TimeUnit.SECONDS)) {
				process.destroyForcibly().waitFor();
			}
		}
	}

	@Test
	void startsEachServiceWithWhatItSaysAndNothingElse() throws Exception {
		assumeTrue(has("bash") && has("openssl"), "bash and openssl, by which .env.example makes secrets");
		assumeTrue(PORTS.stream().allMatch(ComposeIT::free), "the ports of the services, " + PORTS);
		assertThatIllegalStateException().isThrownBy(() -> compose(Map.of()).environment("gateway"));
		Map<String, String> secrets = secrets();
		ComposeFile compose = compose(secrets);
		assertThat(compose.built()).containsExactlyInAnyOrder("campaign-service", "member-service",
				"notification-service", "gateway");
		try (KafkaProcess kafka = BackingServices.startKafka(); MongoProcess mongo = BackingServices.startMongo()) {
			for (String service : compose.built()) {
				assertThat(healthy(compose, service)).as("health of %s before its start", service).isFalse();
				start(compose, service, Map.of("kafka:9092", kafka.brokers(),
						"mongodb://mongodb:27017/?replicaSet=portevoix&w=majority", mongo.uri()));
			}
			for (String service : compose.built()) {
				await().atMost(PATIENCE)
					.pollInterval(Duration.ofSeconds(1))
					.until(() -> !this.running.get(service).isAlive() || healthy(compose, service));
				assertThat(this.running.get(service).isAlive()).as(() -> said(service)).isTrue();
			}
			assertThat(send("GET", "/api/v1/campaigns", null, "").statusCode()).isEqualTo(200);
			// The services know each other's secrets.
			HttpResponse<String> token = send("POST", "/oauth2/token",
					"portevoix-operator:" + secrets.get("PORTEVOIX_OPERATOR_SECRET"), "grant_type=client_credentials");
			assertThat(token.statusCode()).as(token.body()).isEqualTo(200);
		}
		// Containers have a file system that nobody can write to.
		try (Stream<Path> left = Files.list(Files.createDirectories(this.directory.resolve("app")))) {
			assertThat(left).isEmpty();
		}
	}

	private static ComposeFile compose(Map<String, String> variables) throws IOException {
		return ComposeFile.read(HOME.resolve("docker-compose.yml"), variables);
	}

	/** What the second line of {@code .env.example} writes into {@code .env}. */
	private Map<String, String> secrets() throws Exception {
		String command = Files.readAllLines(HOME.resolve(".env.example")).get(1).substring(1).strip();
		assertThat(command).startsWith("{").endsWith(">> .env");
		Process process = new ProcessBuilder("bash", "-c", command).directory(this.directory.toFile())
			.redirectErrorStream(true)
			.redirectOutput(this.directory.resolve("secrets.txt").toFile())
			.start();
		assertThat(process.waitFor()).isZero();
		Map<String, String> secrets = new HashMap<>();
		for (String line : Files.readAllLines(this.directory.resolve(".env"))) {
			secrets.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
		}
		return secrets;
	}

	private void start(ComposeFile compose, String service, Map<String, String> hosts) throws IOException {
		Map<String, String> environment = compose.environment(service);
		environment.replaceAll((_, value) -> {
			String here = hosts.getOrDefault(value, value);
			return here.matches("http://[a-z]+-service:\\d+") ? here.replaceFirst("//[a-z-]+", "//127.0.0.1") : here;
		});
		List<String> dockerfile = Files.readAllLines(HOME.resolve("Dockerfile"));
		assertThat(dockerfile).contains("ENTRYPOINT [\"java\", \"-jar\", \"/app/service.jar\"]");
		String options = dockerfile.stream()
			.filter((line) -> line.startsWith("ENV JAVA_TOOL_OPTIONS="))
			.findFirst()
			.orElseThrow()
			.replaceAll("^[^\"]*\"|\"$", "");
		environment.put("JAVA_TOOL_OPTIONS", options + " -XX:MaxRAM=" + compose.memory(service));
		ProcessBuilder builder = new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-jar",
				HOME.resolve(service + "/target/" + service + "-exec.jar").toString())
			.directory(Files.createDirectories(this.directory.resolve("app")).toFile())
			.redirectErrorStream(true)
			.redirectOutput(this.directory.resolve(service + ".txt").toFile());
		builder.environment().clear();
		builder.environment().put("PATH", System.getenv("PATH"));
		builder.environment().putAll(environment);
		this.running.put(service, builder.start());
	}

	private boolean healthy(ComposeFile compose, String service) throws Exception {
		Process check = new ProcessBuilder(compose.healthCheck(service)).redirectErrorStream(true)
			.redirectOutput(this.directory.resolve("health.txt").toFile())
			.start();
		if (!check.waitFor(10, TimeUnit.SECONDS)) {
			check.destroyForcibly();
			return false;
		}
		return check.exitValue() == 0;
	}

	private String said(String service) {
		try {
			List<String> lines = Files.readAllLines(this.directory.resolve(service + ".txt"));
			return service + " ended:\n"
					+ String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
		}
		catch (IOException ex) {
			return ex.toString();
		}
	}

	private static HttpResponse<String> send(String method, String path, @Nullable String client, String form)
			throws Exception {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:8080" + path))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.method(method,
					form.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(form))
			.timeout(Duration.ofSeconds(20));
		if (client != null) {
			request.header("Authorization",
					"Basic " + Base64.getEncoder().encodeToString(client.getBytes(StandardCharsets.UTF_8)));
		}
		try (HttpClient http = HttpClient.newHttpClient()) {
			return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
		}
	}

	private static boolean has(String command) {
		return Arrays.stream(System.getenv("PATH").split(":"))
			.anyMatch((directory) -> Files.isExecutable(Path.of(directory, command)));
	}

	private static boolean free(int port) {
		try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
			return socket.isBound();
		}
		catch (IOException ex) {
			return false;
		}
	}

}
