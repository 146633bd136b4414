package org.portevoix.campaign.signing;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * Does nothing, so that load programs can tell what something costs. A POST is read as
 * JSON all the same.
 */
@RestController
@ConditionalOnProperty("portevoix.signing.benchmark")
class Nothing {

	@GetMapping("/api/v1/noop")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void nothing() {
		// As it says.
	}

	@PostMapping("/api/v1/noop")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void nothing(@RequestBody JsonNode body) {
		body.size();
	}

}
