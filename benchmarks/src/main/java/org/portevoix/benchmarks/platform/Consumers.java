package org.portevoix.benchmarks.platform;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The consumers of what people do. Stopping them takes them out of their groups; the
 * services go on with all else, and nothing is lost.
 */
public final class Consumers {

	private static final Map<String, List<String>> BINDINGS = Map.of("campaign-service", List.of("takeSignatures-in-0"),
			"notification-service", List.of("signatures-in-0", "ledger-in-0"), "member-service",
			List.of("takeLedger-in-0"));

	private final Platform platform;

	/**
	 * Those of a system.
	 * @throws IllegalArgumentException if it is not ours to hold
	 */
	public Consumers(Platform platform) {
		if (!platform.managed().keySet().containsAll(BINDINGS.keySet())) {
			throw new IllegalArgumentException("Only the consumers of a system of our own can be held");
		}
		this.platform = platform;
	}

	/** Stops all. */
	public void stop() throws IOException {
		change("STOPPED", BINDINGS);
	}

	/** Starts only the ledger. */
	public void startLedger() throws IOException {
		change("STARTED", Map.of("campaign-service", List.of("takeSignatures-in-0")));
	}

	/** Stops only the ledger. */
	public void stopLedger() throws IOException {
		change("STOPPED", Map.of("campaign-service", List.of("takeSignatures-in-0")));
	}

	private void change(String state, Map<String, List<String>> bindings) throws IOException {
		JsonNode wanted = JsonMapper.shared().createObjectNode().put("state", state);
		for (Map.Entry<String, List<String>> entry : bindings.entrySet()) {
			Integer port = this.platform.managed().get(entry.getKey());
			Api api = new Api(Loopback.url("http://127.0.0.1:" + port), Duration.ofSeconds(60));
			for (String binding : entry.getValue()) {
				String path = "/actuator/bindings/" + binding;
				api.post(path, wanted).expect(204);
				if (!api.get(path).expect(200).body().contains(state.equals("STOPPED") ? "stopped" : "running")) {
					throw new IOException(binding + " is not " + state);
				}
			}
		}
	}

}
