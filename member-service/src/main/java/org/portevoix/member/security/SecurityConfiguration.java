package org.portevoix.member.security;

import java.util.List;

import org.portevoix.service.access.OpenPaths;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.util.matcher.RequestMatcher;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

/** What anybody may read here; the issuer of tokens has a chain of its own. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

	@Bean
	OpenPaths openPaths() {
		List<RequestMatcher> read = List.of(pathPattern(HttpMethod.GET, "/api/v1/organisations"),
				pathPattern(HttpMethod.GET, "/api/v1/organisations/{id}"),
				pathPattern(HttpMethod.GET, "/api/v1/networks"), pathPattern(HttpMethod.GET, "/api/v1/networks/{id}"));
		return new OpenPaths(List.of(), read);
	}

}
