package org.portevoix.campaign;

import java.util.HashMap;
import java.util.Map;

import org.portevoix.backing.KafkaProcess;
import org.portevoix.backing.MongoProcess;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the whole service within a test, against a given broker and store. */
public final class RunningCampaignService {

	/** The keys of links in tests. */
	public static final String TOKEN_KEYS = "test:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

	private RunningCampaignService() {
	}

	/** Starts one on a free port; more settings win over the usual ones. */
	public static ConfigurableApplicationContext start(String brokers, String mongoUri, Map<String, String> more) {
		Map<String, Object> settings = new HashMap<>(Map.of("KAFKA_BROKERS", brokers, "MONGODB_URI", mongoUri,
				"CAMPAIGN_PORT", "0", "PEPPER", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=", "TOKEN_KEYS",
				TOKEN_KEYS, "KAFKA_SIGNATURES_PARTITIONS", "4"));
		settings.putAll(more);
		return new SpringApplicationBuilder(CampaignService.class).run(settings.entrySet()
			.stream()
			.map((entry) -> "--" + entry.getKey() + "=" + entry.getValue())
			.toArray(String[]::new));
	}

	public static ConfigurableApplicationContext start(KafkaProcess kafka, MongoProcess mongo,
			Map<String, String> more) {
		return start(kafka.brokers(), mongo.uri(), more);
	}

}
