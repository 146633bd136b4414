package org.portevoix.service.problems;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.context.annotation.Bean;

/** Tells problems the same way in every service. */
@AutoConfiguration(before = ErrorMvcAutoConfiguration.class)
class ProblemsConfiguration {

	@Bean
	ProblemWriter problemWriter(JsonMapper json) {
		return new ProblemWriter(json);
	}

	@Bean
	LastResort lastResort(ObjectProvider<ErrorViewResolver> pages, ProblemWriter writer) {
		return new LastResort(pages.orderedStream().toList(), writer);
	}

	@Bean
	ApiProblems apiProblems(ProblemWriter writer) {
		return new ApiProblems(new Translation(), writer);
	}

}
