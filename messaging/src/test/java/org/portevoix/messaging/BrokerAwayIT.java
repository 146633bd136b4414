package org.portevoix.messaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portevoix.backing.BackingServices;
import org.portevoix.backing.KafkaProcess;
import org.portevoix.events.Event;
import org.portevoix.events.Examples;
import org.portevoix.events.SignatureRecord;

import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What is not acknowledged is said to be so, soon enough for somebody who waits. */
class BrokerAwayIT {

	private static final Duration SOON = Duration.ofSeconds(8);

	private final KafkaProcess kafka = BackingServices.startKafka();

	private final EventSender sender = sender();

	@BeforeEach
	void createTopic() throws Exception {
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", this.kafka.brokers()))) {
			admin.createTopics(List.of(new NewTopic("signatures", 4, (short) 1))).all().get();
		}
	}

	@AfterEach
	void stop() {
		this.sender.close();
		this.kafka.close();
	}

	@Test
	void aBrokerThatIsKilledIsToldInTime() {
		this.sender.send("signatures", some());
		this.kafka.process().kill();
		failsSoon();
		this.kafka.process().start();
		this.sender.send("signatures", some());
	}

	@Test
	void aBrokerThatIsSilentIsToldInTime() {
		this.sender.send("signatures", some());
		this.kafka.process().suspend();
		failsSoon();
		this.kafka.process().resume();
		this.sender.send("signatures", some());
	}

	@Test
	void aBrokerThatWasNeverSeenIsToldInTime() {
		this.kafka.process().kill();
		failsSoon();
	}

	private void failsSoon() {
		long begin = System.nanoTime();
		assertThatExceptionOfType(EventNotAcknowledged.class).isThrownBy(() -> this.sender.send("signatures", some()));
		Duration took = Duration.ofNanos(System.nanoTime() - begin);
		System.out.println("Not acknowledged after " + took);
		assertThat(took).isLessThan(SOON);
	}

	private static Event<SignatureRecord> some() {
		return Event.of(URI.create("/test"), "señal", Examples.TIME, Examples.submitted().data());
	}

	/** With the settings that the services have. */
	private EventSender sender() {
		try {
			StandardEnvironment environment = new StandardEnvironment();
			new YamlPropertySourceLoader().load("kafka", new ClassPathResource("kafka.yml"))
				.forEach(environment.getPropertySources()::addLast);
			Map<String, Object> settings = new HashMap<>(Binder.get(environment)
				.bind("spring.cloud.stream.kafka.binder.producer-properties",
						Bindable.mapOf(String.class, String.class))
				.get());
			settings.put("bootstrap.servers", this.kafka.brokers());
			settings.put("acks", "all");
			return new EventSender(
					new DefaultKafkaProducerFactory<>(settings, ByteArraySerializer::new, ByteArraySerializer::new),
					(binding) -> binding);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
