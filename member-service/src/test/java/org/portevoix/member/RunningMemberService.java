package org.portevoix.member;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.portevoix.backing.BackingServices;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the whole service within a test. */
public final class RunningMemberService {

	public static final String OPERATOR_SECRET = "operator-secret-of-tests";

	public static final String CLIENT_SECRET = "demo secret: with % and ü";

	public static final String NOTIFICATION_SECRET = "notification-secret-of-tests";

	public static final String PARTNER_KEY = Base64.getEncoder().encodeToString(new byte[32]);

	public static final String CONSOLE_SECRET = "console-secret-of-tests";

	public static final String ADMINISTRATOR_PASSWORD = "the first one of these tests";

	public static final String SIGNING_KEY = key();

	private static @Nullable ConfigurableApplicationContext shared;

	static {
		// A busy machine is no failure.
		Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
	}

	private RunningMemberService() {
	}

	/** One on the shared broker and store, for all tests of this virtual machine. */
	public static synchronized ConfigurableApplicationContext shared() {
		if (shared == null) {
			shared = start(BackingServices.kafkaBrokers(), BackingServices.mongoUri(), Map.of());
		}
		return shared;
	}

	/** Starts one on a free port; more settings win over the usual ones. */
	public static ConfigurableApplicationContext start(String brokers, String mongoUri, Map<String, String> more) {
		Map<String, Object> settings = new HashMap<>(Map.of("KAFKA_BROKERS", brokers, "MONGODB_URI", mongoUri,
				"MEMBER_PORT", "0", "OAUTH_SIGNING_KEY", SIGNING_KEY, "PORTEVOIX_OPERATOR_SECRET", OPERATOR_SECRET,
				"PORTEVOIX_CLIENT_SECRET", CLIENT_SECRET, "KAFKA_SIGNATURES_PARTITIONS", "3", "PUBLIC_URL",
				"https://portevoix.example.org", "logging.level.org.apache.kafka", "warn"));
		settings.put("PORTEVOIX_NOTIFICATION_SECRET", NOTIFICATION_SECRET);
		settings.put("PARTNER_KEY", PARTNER_KEY);
		settings.put("PEPPER", PARTNER_KEY);
		settings.put("CONSENTS_SAMPLE_EVERY", "200ms");
		settings.put("PORTEVOIX_CONSOLE_SECRET", CONSOLE_SECRET);
		settings.put("PORTEVOIX_ADMIN_PASSWORD", ADMINISTRATOR_PASSWORD);
		settings.putAll(more);
		return new SpringApplicationBuilder(MemberService.class).run(settings.entrySet()
			.stream()
			.map((entry) -> "--" + entry.getKey() + "=" + entry.getValue())
			.toArray(String[]::new));
	}

	/** Where it answers. */
	public static String url(ConfigurableApplicationContext service) {
		return "http://localhost:" + Objects.requireNonNull(service.getEnvironment().getProperty("local.server.port"));
	}

	private static String key() {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
			generator.initialize(2048);
			return Base64.getEncoder().encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
