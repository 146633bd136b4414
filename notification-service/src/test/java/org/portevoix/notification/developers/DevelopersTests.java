package org.portevoix.notification.developers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portevoix.events.EventTypes;
import org.portevoix.events.PublicEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.util.HtmlUtils;

import static org.assertj.core.api.Assertions.assertThat;

/** An engineer finds her way from the page, and the documents are those in the tree. */
@SpringBootTest(classes = DevelopersApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "spring.config.location=optional:classpath:/none/",
				"portevoix.public-url=https://portevoix.example",
				"spring.thymeleaf.servlet.produce-partial-output-while-processing=false" })
class DevelopersTests {

	private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

	private static final Path OPENAPI = Path.of("../docs/openapi");

	/** What a strict content security policy would not let through. */
	private static final Pattern INLINE = Pattern
		.compile("<[^>]*\\s(style|on[a-z]+)=|<style|<script(?![^>]* src=)|javascript:", Pattern.CASE_INSENSITIVE);

	private static final Pattern UNKNOWN_WORDS = Pattern.compile("\\?\\?[a-zA-Z0-9_.-]+\\?\\?|\\$\\{");

	private static final Pattern LINK = Pattern.compile("href=\"([^\"]*)\"");

	private final HttpClient client = HttpClient.newHttpClient();

	private final int port;

	DevelopersTests(@LocalServerPort int port) {
		this.port = port;
	}

	@ParameterizedTest
	@ValueSource(strings = { "/developers", "/openapi" })
	void pageFitsAStrictPolicyAndItsLinksLeadSomewhere(String page) {
		String html = get(page, BROWSER).body();
		assertThat(html).contains("<main id=\"main\"");
		assertThat(UNKNOWN_WORDS.matcher(html).find()).isFalse();
		assertThat(INLINE.matcher(html).find()).isFalse();
		List<String> links = LINK.matcher(html).results().map((link) -> HtmlUtils.htmlUnescape(link.group(1))).toList();
		assertThat(links).contains("/asyncapi.yaml", "/schemas");
		links.stream()
			.filter((link) -> link.startsWith("#"))
			.forEach((link) -> assertThat(html).contains("id=\"" + link.substring(1) + "\""));
		// The campaigns' own pages are another service's.
		links.stream()
			.filter((link) -> link.startsWith("/") && !link.matches("/(fr|nl|en|es)/.*"))
			.forEach((link) -> assertThat(get(link, "*/*").statusCode()).as(link).isEqualTo(200));
	}

	@Test
	void pageShowsEveryEventThatPartnersGetAndEveryExampleWordForWord() throws IOException {
		String html = HtmlUtils.htmlUnescape(get("/developers", BROWSER).body());
		assertThat(EventTypes.of(PublicEvent.class).keySet()).isNotEmpty()
			.allSatisfy((type) -> assertThat(html).contains(type));
		try (Stream<Path> examples = Files.list(Path.of("src/main/resources/developers"))) {
			assertThat(examples).hasSizeGreaterThan(5)
				.allSatisfy((example) -> assertThat(html).contains(Files.readString(example)));
		}
		assertThat(html).contains("https://portevoix.example/oauth2/token");
	}

	@Test
	void programGetsAnIndexOfTheDocumentsInTheTree() throws IOException {
		HttpResponse<String> answer = get("/openapi", "*/*");
		assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
		assertThat(answer.headers().allValues("vary")).contains("Accept");
		JsonNode index = JsonMapper.shared().readTree(answer.body());
		try (Stream<Path> files = Files.list(OPENAPI)) {
			assertThat(index.path("apis").valueStream().map((api) -> api.path("url").asString()))
				.containsExactlyInAnyOrderElementsOf(files.map((file) -> "/openapi/" + file.getFileName()).toList());
		}
		for (JsonNode api : index.path("apis")) {
			assertThat(get(api.path("url").asString(), "*/*").body())
				.isEqualTo(Files.readString(OPENAPI.resolve(api.path("service").asString() + ".json")));
		}
	}

	@Test
	void schemasAreWhereTheirOwnIdsSay() {
		for (JsonNode path : JsonMapper.shared().readTree(get("/schemas", "*/*").body())) {
			JsonNode schema = JsonMapper.shared().readTree(get(path.asString(), "*/*").body());
			assertThat(schema.path("$id").asString()).isEqualTo("https://portevoix.org" + path.asString());
		}
	}

	@Test
	void asyncApiIsYaml() {
		HttpResponse<String> answer = get("/asyncapi.yaml", "*/*");
		assertThat(answer.body()).startsWith("asyncapi: 3.0.0\n");
		assertThat(answer.headers().firstValue("content-type")).hasValue("application/yaml");
	}

	@Test
	void documentThatDidNotChangeIsNotSentAgain() {
		String tag = get("/asyncapi.yaml", "*/*").headers().firstValue("etag").orElseThrow();
		assertThat(get("/asyncapi.yaml", "*/*", "If-None-Match", tag).statusCode()).isEqualTo(304);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/openapi/application.yml", "/openapi/..%2Fapplication.yml", "/developers/..%2F",
			"/schemas/public/..%2F..%2Fapplication.yml", "/schemas/none/x.json", "/developers/developers.html" })
	void nothingElseIsServed(String path) {
		assertThat(get(path, "*/*").statusCode()).isBetween(400, 404);
	}

	private HttpResponse<String> get(String path, String accept, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
			.header("Accept", accept);
		if (headers.length > 0) {
			request.headers(headers);
		}
		try {
			return this.client.send(request.build(), BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
