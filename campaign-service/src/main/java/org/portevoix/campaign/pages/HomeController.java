package org.portevoix.campaign.pages;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.portevoix.ui.Language;
import org.portevoix.ui.Page;
import org.portevoix.ui.UiProperties;

import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The front door: says what this is, in every language, and asks which. */
@Controller
class HomeController {

	private static final String ROBOTS = """
			User-agent: *
			Disallow: /api/
			Disallow: /console
			Disallow: /*/me
			Disallow: /*/confirm
			Disallow: /*/withdraw
			Disallow: /*/me
			""";

	private final MessageSource messages;

	private final UiProperties ui;

	HomeController(MessageSource messages, UiProperties ui) {
		this.messages = messages;
		this.ui = ui;
	}

	/**
	 * The language that the browser asks for stands first; nobody is sent anywhere, so
	 * that every reader can choose.
	 */
	@GetMapping("/")
	String home(HttpServletRequest request, HttpServletResponse response, Model model) {
		Language likely = Language.likely(Collections.list(request.getLocales()));
		response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
		List<Language> languages = new ArrayList<>(Language.all());
		languages.remove(likely);
		languages.addFirst(likely);
		model.addAttribute("page", Page.open(this.ui.publicUrl(), likely, "/", said("home.title", likely))
			.describedAs(said("home.text", likely)));
		model.addAttribute("doors",
				languages.stream().map((language) -> new Door(language, said("home.door", language))).toList());
		return "pages/home";
	}

	@GetMapping("/robots.txt")
	ResponseEntity<String> robots() {
		return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(ROBOTS);
	}

	private String said(String key, Language language) {
		return this.messages.getMessage(key, null, language.locale());
	}

	/** The way in, in one language. */
	record Door(Language language, String text) {

	}

}
