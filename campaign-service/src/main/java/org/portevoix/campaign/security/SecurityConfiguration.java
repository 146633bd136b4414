package org.portevoix.campaign.security;

import java.util.List;

import org.portevoix.service.access.OpenPaths;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.util.matcher.RequestMatcher;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

/** What anybody may do here. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

	@Bean
	OpenPaths openPaths() {
		List<RequestMatcher> citizens = List.of(pathPattern(HttpMethod.POST, "/api/v1/campaigns/{slug}/signatures"),
				pathPattern(HttpMethod.POST, "/api/v1/signatures/confirmations"),
				pathPattern(HttpMethod.POST, "/api/v1/signatures/withdrawals"),
				pathPattern(HttpMethod.GET, "/api/v1/campaigns/{slug}/count"),
				pathPattern(HttpMethod.GET, "/api/v1/campaigns/{slug}/count/stream"), pathPattern("/api/v1/noop"));
		List<RequestMatcher> read = List.of(pathPattern(HttpMethod.GET, "/api/v1/campaigns"),
				pathPattern(HttpMethod.GET, "/api/v1/campaigns/{slug}"));
		return new OpenPaths(citizens, read);
	}

}
