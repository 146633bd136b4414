package org.portevoix.notification.developers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * The documents of the contract and the examples, all of them written when we are built.
 * Read when somebody first asks: a start does not wait for them.
 */
@Component
class Documents {

	private static final JsonMapper JSON = JsonMapper.shared();

	private final Supplier<Map<String, Document>> byPath = SingletonSupplier.of(Documents::read);

	Optional<Document> at(String path) {
		return Optional.ofNullable(this.byPath.get().get(path));
	}

	/** Those below a directory, by name. */
	List<Document> below(String directory) {
		return this.byPath.get().values().stream().filter((one) -> one.path().startsWith(directory + "/")).toList();
	}

	/** What each API is called, by the document that describes it. */
	List<Api> apis() {
		return below("openapi").stream().map((document) -> {
			JsonNode info = JSON.readTree(document.text()).path("info");
			return new Api(document.name().replace(".json", ""), info.path("title").asString(),
					info.path("description").asString(), "/" + document.path());
		}).toList();
	}

	/** The events that partners get. */
	List<EventKind> events() {
		return Stream.concat(below("schemas/public").stream(), below("schemas/webhook").stream()).map((document) -> {
			JsonNode schema = JSON.readTree(document.text());
			return new EventKind(schema.path("title").asString(), schema.path("description").asString(),
					"/" + document.path());
		}).toList();
	}

	private static Map<String, Document> read() {
		Map<String, Document> found = new TreeMap<>();
		add(found, "openapi/*.json", 1);
		add(found, "asyncapi.yaml", 0);
		add(found, "schemas/*/*.json", 2);
		add(found, "developers/*.*", 1);
		return found;
	}

	private static void add(Map<String, Document> found, String pattern, int directories) {
		try {
			for (Resource file : new PathMatchingResourcePatternResolver()
				.getResources(ResourcePatternResolver.CLASSPATH_ALL_URL_PREFIX + pattern)) {
				String path = tail(file.getURL().getPath(), directories);
				found.put(path, new Document(path, file.getContentAsString(StandardCharsets.UTF_8)));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String tail(String path, int directories) {
		String[] parts = path.split("/");
		return String.join("/", List.of(parts).subList(parts.length - directories - 1, parts.length));
	}

	/** One API and where it is described. */
	record Api(String service, String title, String description, String url) {

	}

	/** One type of event and where its data is described. */
	record EventKind(String type, String description, String schema) {

	}

}
