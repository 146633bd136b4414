package org.portevoix.campaign.store;

import java.util.concurrent.TimeUnit;

import com.mongodb.WriteConcern;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

/** Wires the store. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StoreLimits.class)
class StoreConfiguration {

	/**
	 * A store that is away is found out soon: whoever waits for it holds a person's
	 * request.
	 */
	@Bean
	MongoClientSettingsBuilderCustomizer failingFast(StoreLimits limits) {
		return (settings) -> settings.writeConcern(WriteConcern.MAJORITY)
			.applyToClusterSettings((cluster) -> cluster.serverSelectionTimeout(limits.selectionTimeout().toMillis(),
					TimeUnit.MILLISECONDS))
			.applyToSocketSettings(
					(socket) -> socket.connectTimeout(limits.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
						.readTimeout(limits.readTimeout().toMillis(), TimeUnit.MILLISECONDS));
	}

	@Bean
	IndexCreation indexCreation(MongoOperations mongo, ObjectProvider<CollectionIndex> indexes) {
		return new IndexCreation(mongo, indexes.orderedStream().toList());
	}

}
