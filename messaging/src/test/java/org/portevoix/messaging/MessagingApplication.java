package org.portevoix.messaging;

import java.util.List;
import java.util.function.Consumer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.portevoix.events.SignatureRecord;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.messaging.Message;

/** A service that does nothing but read, as a test tells it to. */
@SpringBootConfiguration
@EnableAutoConfiguration
class MessagingApplication {

	@Bean
	MeterRegistry meterRegistry() {
		return new SimpleMeterRegistry();
	}

	@Bean
	Readings handler() {
		return new Readings();
	}

	@Bean
	Consumer<Message<List<byte[]>>> readings(EventReader reader, Readings readings) {
		return (batch) -> readings.handle(reader.read(SignatureRecord.class, "readings-dlq-out-0", batch));
	}

}
