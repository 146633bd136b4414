package org.portevoix.notification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.bson.Document;
import org.portevoix.backing.BackingServices;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;

/** One running instance of the service; several may share a database. */
final class Instance implements AutoCloseable {

	static final String TOKEN_KEYS = "test:" + "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

	static final String WEBHOOK_KEYS = "w1:" + "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWY=";

	private final ConfigurableApplicationContext context;

	private Instance(ConfigurableApplicationContext context) {
		this.context = context;
	}

	/**
	 * Starts an instance.
	 * @param database its own, or one that it shares
	 * @param settings names and values by turns
	 */
	static Instance start(String database, int smtpPort, String... settings) {
		return new Instance(
				new SpringApplicationBuilder(NotificationService.class).run(arguments(database, smtpPort, settings)));
	}

	/** What the service is started with, as arguments of its command line. */
	static String[] arguments(String database, int smtpPort, String... settings) {
		Map<String, Object> properties = new HashMap<>(BackingServices.springProperties());
		properties.put("spring.mongodb.database", database);
		properties.put("SMTP_PORT", smtpPort);
		properties.put("NOTIFICATION_PORT", 0);
		properties.put("TOKEN_KEYS", TOKEN_KEYS);
		properties.put("WEBHOOK_KEYS", WEBHOOK_KEYS);
		properties.put("PORTEVOIX_NOTIFICATION_SECRET", Members.SECRET);
		properties.put("KAFKA_SIGNATURES_PARTITIONS", 4);
		properties.put("MAIL_RETRY_FIRST", "PT0.5S");
		properties.put("MAIL_RETRY_MOST", "PT2S");
		properties.put("MAIL_SWEEP_EVERY", "PT0.2S");
		properties.put("SMTP_BREAKER_WAIT", "PT1S");
		for (String binding : List.of("signatures", "ledger", "staff", "publicEvents", "members")) {
			properties.put("spring.cloud.stream.bindings." + binding + "-in-0.group", database);
		}
		for (int i = 0; i < settings.length; i += 2) {
			properties.put(settings[i], settings[i + 1]);
		}
		return properties.entrySet()
			.stream()
			.map((property) -> "--" + property.getKey() + "=" + property.getValue())
			.toArray(String[]::new);
	}

	MongoTemplate mongo() {
		return this.context.getBean(MongoTemplate.class);
	}

	Document row(String mail) {
		Document row = mongo().findById(mail, Document.class, "mails");
		return (row != null) ? row : new Document();
	}

	String state(String mail) {
		return String.valueOf(row(mail).get("state"));
	}

	int port() {
		return Integer.parseInt(String.valueOf(this.context.getEnvironment().getProperty("local.server.port")));
	}

	ConfigurableApplicationContext context() {
		return this.context;
	}

	@Override
	public void close() {
		this.context.close();
	}

}
