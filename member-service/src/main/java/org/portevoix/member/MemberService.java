package org.portevoix.member;

import java.time.Clock;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** People and their consents, organisations and networks, and the issuer of tokens. */
@SpringBootApplication
@ConfigurationPropertiesScan
class MemberService {

	static void main(String[] args) {
		SpringApplication.run(MemberService.class, args);
	}

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

}
