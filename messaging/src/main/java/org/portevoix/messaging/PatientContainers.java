package org.portevoix.messaging;

import java.util.Map;
import java.util.stream.Stream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.RetryListener;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Makes consumers wait for a store, a relay or a service that is away for as long as it
 * is: the batch is tried again without end, with the partition paused and its order kept.
 */
class PatientContainers implements ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> {

	private static final Logger log = LoggerFactory.getLogger(PatientContainers.class);

	private final Topics topics;

	PatientContainers(Topics topics) {
		this.topics = topics;
	}

	@Override
	public void configure(AbstractMessageListenerContainer<?, ?> container, String destination, String group) {
		ExponentialBackOff untilItWorks = new ExponentialBackOff(200, 2);
		untilItWorks.setMaxInterval(5_000);
		untilItWorks.setMaxElapsedTime(Long.MAX_VALUE);
		DefaultErrorHandler patient = new DefaultErrorHandler(untilItWorks);
		// By default some kinds of failure are not tried again, and skip the batch.
		patient.setClassifications(Map.of(), true);
		patient.setReclassifyOnExceptionChange(false);
		patient.setRetryListeners(new Complaint(group));
		container.setCommonErrorHandler(patient);
		container.getContainerProperties().setSubBatchPerPartition(!this.topics.areReadAcrossPartitions(destination));
		container.getContainerProperties().setObservationEnabled(true);
	}

	/**
	 * Says what went wrong in one line. Messages of causes may quote data, and a batch is
	 * no text for a log.
	 */
	private record Complaint(String group) implements RetryListener {

		@Override
		public void failedDelivery(ConsumerRecord<?, ?> rec, @Nullable Exception ex, int attempt) {
			complain(rec.topic(), 1, ex, attempt);
		}

		@Override
		public void failedDelivery(ConsumerRecords<?, ?> batch, @Nullable Exception ex, int attempt) {
			complain(String.valueOf(batch.partitions()), batch.count(), ex, attempt);
		}

		private void complain(String where, int records, @Nullable Exception ex, int attempt) {
			Throwable cause = (ex != null) ? NestedExceptionUtils.getMostSpecificCause(ex) : null;
			log.warn("{} can't handle {} records of {} now, attempt {}: {}", this.group, records, where, attempt,
					(cause != null) ? cause.getClass().getName() + at(cause) : "unknown");
		}

		private static String at(Throwable cause) {
			return Stream.of(cause.getStackTrace())
				.filter((frame) -> frame.getClassName().startsWith("org.portevoix"))
				.findFirst()
				.map((frame) -> " at " + frame)
				.orElse("");
		}

	}

}
