package org.portevoix.notification.developers;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletResponse;
import org.portevoix.notification.developers.Documents.Api;
import org.portevoix.ui.Language;
import org.portevoix.ui.Page;
import org.portevoix.ui.UiProperties;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.servlet.ModelAndView;

/**
 * The same for persons. In English only: it is about names, and the names are English.
 */
@Controller
class DevelopersController {

	private final Documents documents;

	private final UiProperties ui;

	DevelopersController(Documents documents, UiProperties ui) {
		this.documents = documents;
		this.ui = ui;
	}

	@GetMapping("/developers")
	String developers(Model model) {
		Map<String, String> examples = this.documents.below("developers")
			.stream()
			.collect(Collectors.toMap(Document::name, Document::text));
		model.addAttribute("page", page("For developers"));
		model.addAttribute("examples", examples);
		model.addAttribute("events", this.documents.events());
		model.addAttribute("url", this.ui.publicUrl());
		return "developers/developers";
	}

	/** Where the APIs are described: a page for who names HTML, else for a program. */
	@GetMapping("/openapi")
	Object apis(@RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept,
			HttpServletResponse response) {
		response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
		List<Api> apis = this.documents.apis();
		if (accept.contains(MediaType.TEXT_HTML_VALUE)) {
			return new ModelAndView("developers/apis", Map.of("page", page("APIs"), "apis", apis));
		}
		return ResponseEntity.ok(new Index(apis, "/asyncapi.yaml", "/schemas"));
	}

	private Page page(String title) {
		return Page.unlisted(this.ui.publicUrl(), Language.EN, "/", title);
	}

	/**
	 * Where everything is described.
	 *
	 * @param apis the HTTP API of each service
	 * @param asyncapi the events
	 * @param schemas of the data of each event
	 */
	record Index(List<Api> apis, String asyncapi, String schemas) {

	}

}
