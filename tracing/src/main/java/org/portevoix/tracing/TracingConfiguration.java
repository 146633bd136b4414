package org.portevoix.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Sends what is recorded to where the settings say, in batches, from a thread of its own.
 */
@AutoConfiguration
@EnableConfigurationProperties(TracingSettings.class)
class TracingConfiguration {

	@Bean
	Tracing tracing(TracingSettings settings, @Value("${spring.application.name:unknown}") String service) {
		if (settings.endpoint().isBlank()) {
			return Tracing.off();
		}
		OtlpHttpSpanExporter exporter = OtlpHttpSpanExporter.builder().setEndpoint(settings.endpoint()).build();
		return Tracing.on(SdkTracerProvider.builder()
			.setResource(Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), service)))
			// Only what is to be recorded comes this far.
			.setSampler(Sampler.alwaysOn())
			.addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
			.build(), settings.sampling());
	}

}
