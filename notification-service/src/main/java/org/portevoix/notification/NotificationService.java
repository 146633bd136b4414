package org.portevoix.notification;

import java.time.Clock;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Sends the mails that people have to get. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
class NotificationService {

	static void main(String[] args) {
		SpringApplication.run(NotificationService.class, args);
	}

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

}
