package org.portevoix.messaging;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.cloud.stream.config.BindingServiceProperties;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;

/** Wires what the services share around Kafka; a service imports {@code kafka.yml}. */
@AutoConfiguration
@EnableConfigurationProperties(Topics.class)
class MessagingConfiguration {

	/** Far longer than it takes while the log answers. */
	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final Map<String, Object> client = new HashMap<>();

	MessagingConfiguration(@Value("${spring.cloud.stream.kafka.binder.brokers}") String brokers) {
		this.client.put("bootstrap.servers", brokers);
	}

	@Bean
	TopicCreation topicCreation(Topics topics) {
		return new TopicCreation(topics, this.client);
	}

	@Bean
	ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> patientContainers(Topics topics) {
		return new PatientContainers(topics);
	}

	/**
	 * Not a {@code StreamBridge}: in synchronous mode it waits for each record, and all
	 * public events of a campaign have one key. Its producers are no bean, or Boot's own
	 * templates would look for theirs in vain.
	 */
	@Bean
	EventSender eventSender(Environment environment, BindingServiceProperties bindings) {
		Map<String, Object> producer = new HashMap<>(this.client);
		producer.put("acks", "all");
		producer.putAll(Binder.get(environment)
			.bind("spring.cloud.stream.kafka.binder.producer-properties", Bindable.mapOf(String.class, String.class))
			.orElse(Map.of()));
		return new EventSender(
				new DefaultKafkaProducerFactory<>(producer, ByteArraySerializer::new, ByteArraySerializer::new),
				bindings::getBindingDestination);
	}

	@Bean
	EventReader eventReader(EventSender sender, MeterRegistry meters) {
		return new EventReader(sender, meters);
	}

	@Bean
	TopicViews topicViews() {
		return new TopicViews(this.client);
	}

	@Bean
	ViewsGate viewsGate(ObjectProvider<TopicView<?>> views) {
		return new ViewsGate(List.copyOf(views.stream().toList()), PATIENCE);
	}

	@Bean
	HealthIndicator viewsHealthIndicator(ObjectProvider<TopicView<?>> views) {
		return new ViewsHealth(List.copyOf(views.stream().toList()));
	}

}
