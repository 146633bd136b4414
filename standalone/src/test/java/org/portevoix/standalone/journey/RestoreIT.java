package org.portevoix.standalone.journey;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Loses everything but a backup and the list of those forgotten since, and brings it
 * back: the same counts and keys, and nobody who was forgotten.
 */
@Tag("faults")
class RestoreIT {

	private static final String PASSPHRASE = "a passphrase for this test";

	private final RunningSystem system = RunningSystem.with(Map.of());

	private final Citizens citizens = new Citizens(this.system);

	private final Queue<Map<String, String>> received = new ConcurrentLinkedQueue<>();

	private final HttpServer endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
			0);

	@TempDir
	private Path safe;

	RestoreIT() throws IOException {
	}

	@AfterEach
	void end() {
		this.endpoint.stop(0);
		this.system.stop();
	}

	@Test
	void bringsEverythingBackExceptThoseForgottenSince() throws Exception {
		listen();
		Path backup = this.safe.resolve("backup");
		Path list = this.safe.resolve("erasures");
		this.system.set("BACKUP_PASSPHRASE", PASSPHRASE);
		this.system.start();
		String secret = subscribe();
		JsonNode ada = sign("Ada", "ada@example.org");
		JsonNode forgotten = sign("Quetzalcoatlus", "planted-address@example.org");
		List.of(ada, forgotten).forEach((mail) -> this.citizens.confirm(Citizens.token(mail, "confirm")));
		this.citizens.awaitCount(2);
		JsonNode dora = sign("Dora", "dora@example.org");
		awaitStored("planted-address@example.org", true);
		await().atMost(RunningSystem.PATIENCE).until(() -> stored().contains("Dora"));

		assertThat(this.system.command("--backup", backup.toString())).as(this.system.said()).isZero();
		assertThat(erase(Citizens.token(forgotten, "withdraw")).statusCode()).isLessThan(400);
		awaitStored("planted-address@example.org", false);
		assertThat(this.system.command("--erasures", list.toString())).as(this.system.said()).isZero();
		this.system.stop();
		assertThat(this.system.command("--rebuild")).as(this.system.said()).isZero();
		FileSystemUtils.deleteRecursively(this.system.data());

		refuses(backup, list);
		assertThat(this.system.command("--restore", backup.toString(), "--erasures", list.toString()))
			.as(this.system.said())
			.isZero();
		assertThat(this.system.command("--restore", backup.toString(), "--erasures", list.toString()))
			.as("a restore over what is there")
			.isNotZero();
		this.system.start();

		this.citizens.awaitCount(2);
		assertThat(stored()).contains("Ada", "ada@example.org").doesNotContain("Quetzalcoatlus", "planted-address");
		assertThat(this.citizens.campaign().path("slug").stringValue()).isEqualTo(Citizens.CAMPAIGN);
		assertThat(this.citizens.confirm(Citizens.token(dora, "confirm")).statusCode()).isEqualTo(200);
		this.citizens.awaitCount(3);
		await().atMost(RunningSystem.PATIENCE)
			.until(() -> this.received.stream().filter((delivery) -> isSigned(delivery, secret)).count() >= 3);
		assertThat(this.citizens.withdraw(Citizens.token(ada, "withdraw")).statusCode()).isEqualTo(200);
		this.citizens.awaitCount(2);
		this.system.stop();
		assertThat(this.system.command("--rebuild")).as(this.system.said()).isZero();
	}

	private void refuses(Path backup, Path list) throws Exception {
		this.system.set("BACKUP_PASSPHRASE", "not the passphrase");
		assertThat(this.system.command("--restore", backup.toString(), "--erasures", list.toString())).isNotZero();
		this.system.set("BACKUP_PASSPHRASE", PASSPHRASE);
		byte[] whole = Files.readAllBytes(backup);
		Path damaged = this.safe.resolve("damaged");
		Files.write(damaged, Arrays.copyOf(whole, whole.length - 1));
		assertThat(this.system.command("--restore", damaged.toString(), "--erasures", list.toString())).isNotZero();
		whole[whole.length / 2] ^= 1;
		Files.write(damaged, whole);
		assertThat(this.system.command("--restore", damaged.toString(), "--erasures", list.toString())).isNotZero();
		assertThat(this.system.said()).contains("passphrase is another one", "cut off", "damaged");
		assertThat(this.system.data().resolve("keys")).doesNotExist();
		assertThat(this.system.data().resolve("mongodb")).doesNotExist();
	}

	private JsonNode sign(String name, String address) {
		this.citizens.sign(this.citizens.answering(this.citizens.form(name, address, "fr"), true));
		return this.citizens.awaitMail(address, 1);
	}

	private HttpResponse<String> erase(String token) {
		return this.citizens.send(HttpRequest.newBuilder(URI.create(this.system.url("/fr/me/erase")))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString("token=" + token)));
	}

	private void awaitStored(String words, boolean there) {
		await().atMost(RunningSystem.PATIENCE).until(() -> stored().contains(words) == there);
	}

	/** All that the databases hold. */
	private String stored() {
		StringBuilder all = new StringBuilder();
		try (MongoClient client = MongoClients.create("mongodb://127.0.0.1:" + this.system.port("MONGODB_PORT"))) {
			for (String database : List.of("campaign", "member", "notification")) {
				for (String collection : client.getDatabase(database).listCollectionNames()) {
					client.getDatabase(database)
						.getCollection(collection)
						.find()
						.forEach((document) -> all.append(document).append('\n'));
				}
			}
		}
		return all.toString();
	}

	private String subscribe() {
		String basic = Base64.getEncoder()
			.encodeToString("demo-partner:journey-secret".getBytes(StandardCharsets.UTF_8));
		String token = Citizens
			.json(this.citizens.send(HttpRequest.newBuilder(URI.create(this.system.url("/oauth2/token")))
				.header("Authorization", "Basic " + basic)
				.header("Content-Type", "application/x-www-form-urlencoded")
				.POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&scope=subscriptions:write"))))
			.path("access_token")
			.stringValue();
		ObjectNode wanted = JsonMapper.shared()
			.createObjectNode()
			.put("url", "http://localhost:" + this.endpoint.getAddress().getPort() + "/hook");
		wanted.putArray("types").add("org.portevoix.signature.confirmed.v1");
		wanted.putArray("campaigns").add(Citizens.CAMPAIGN);
		return Citizens
			.json(this.citizens.send(HttpRequest.newBuilder(URI.create(this.system.url("/api/v1/subscriptions")))
				.header("Authorization", "Bearer " + token)
				.header("Content-Type", "application/json")
				.POST(HttpRequest.BodyPublishers.ofString(wanted.toString()))))
			.path("secret")
			.stringValue();
	}

	private void listen() {
		this.endpoint.createContext("/hook", (exchange) -> {
			String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
			this.received.add(Map.of("id", exchange.getRequestHeaders().getFirst("webhook-id"), "timestamp",
					exchange.getRequestHeaders().getFirst("webhook-timestamp"), "signature",
					exchange.getRequestHeaders().getFirst("webhook-signature"), "body", body));
			exchange.sendResponseHeaders(204, -1);
			exchange.close();
		});
		this.endpoint.start();
	}

	private static boolean isSigned(Map<String, String> delivery, String secret) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
			String signed = delivery.get("id") + "." + delivery.get("timestamp") + "." + delivery.get("body");
			byte[] code = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
			return new ArrayList<>(List.of(String.valueOf(delivery.get("signature")).split(" ")))
				.contains("v1," + Base64.getEncoder().encodeToString(code));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
