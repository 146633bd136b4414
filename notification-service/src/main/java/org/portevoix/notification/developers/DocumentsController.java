package org.portevoix.notification.developers;

import java.time.Duration;
import java.util.List;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The documents of the contract, for programs. */
@RestController
class DocumentsController {

	private static final CacheControl A_WHILE = CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();

	private final Documents documents;

	DocumentsController(Documents documents) {
		this.documents = documents;
	}

	@GetMapping("/openapi/{name}")
	ResponseEntity<String> openApi(@PathVariable String name) {
		return document("openapi/" + name);
	}

	@GetMapping("/asyncapi.yaml")
	ResponseEntity<String> asyncApi() {
		return document("asyncapi.yaml");
	}

	@GetMapping("/schemas")
	List<String> schemas() {
		return this.documents.below("schemas").stream().map((schema) -> "/" + schema.path()).toList();
	}

	@GetMapping("/schemas/{topic}/{name}")
	ResponseEntity<String> schema(@PathVariable String topic, @PathVariable String name) {
		return document("schemas/" + topic + "/" + name);
	}

	@GetMapping("/developers/{name}")
	ResponseEntity<String> example(@PathVariable String name) {
		return document("developers/" + name);
	}

	private ResponseEntity<String> document(String path) {
		Document document = this.documents.at(path)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		return ResponseEntity.ok()
			.contentType(document.type())
			.cacheControl(A_WHILE)
			.eTag(document.tag())
			.body(document.text());
	}

}
