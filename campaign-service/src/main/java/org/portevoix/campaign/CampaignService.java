package org.portevoix.campaign;

import java.time.Clock;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Campaigns, signatures and their ledger, the count, and the citizens' pages. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
class CampaignService {

	static void main(String[] args) {
		SpringApplication.run(CampaignService.class, args);
	}

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

}
