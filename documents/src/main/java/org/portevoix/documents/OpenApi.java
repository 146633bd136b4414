package org.portevoix.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import static java.util.Objects.requireNonNull;

/**
 * The OpenAPI 3.1 document of one service: paths, parameters and schemas as springdoc
 * reads them from the controllers, words from the sources, and what neither can say
 * (scopes, status codes, examples) from a file of the service. An operation that says
 * nothing about its security, and words about an operation that is none, are faults.
 */
public final class OpenApi {

	/** What the gateway says of itself about a request. */
	private static final Set<String> HIDDEN_HEADERS = Set.of("X-Forwarded-For", "X-CSRF-Token", "traceparent");

	private static final String STATUS = "x-status";

	private final ObjectNode document;

	private final ObjectNode words;

	private OpenApi(ObjectNode document, ObjectNode words) {
		this.document = document;
		this.words = words;
	}

	/**
	 * Describes a service.
	 * @param basePackage where its controllers are
	 * @param javadoc of the sources of all that they take and give
	 * @param words fragments of OpenAPI; under {@code described} whole paths that no
	 * controller has
	 * @throws IllegalStateException if the words and the controllers do not fit
	 */
	public static ObjectNode document(String basePackage, Javadoc javadoc, ObjectNode words) {
		OwnTypes types = new OwnTypes(javadoc);
		ObjectNode found = Controllers.describe(basePackage, new SourceWords(javadoc), types);
		found.withObject("/components").set("schemas", sorted(types.schemas()));
		return new OpenApi(found, words).build();
	}

	private ObjectNode build() {
		ObjectNode paths = (ObjectNode) this.document.withObject("/paths");
		this.words.path("paths")
			.propertyStream()
			.forEach((path) -> requireKnown(paths, path.getKey(), path.getValue()));
		Json.overlay(paths, this.words.withObject("/described"));
		ObjectNode fragments = this.words.deepCopy();
		fragments.remove("described");
		Json.overlay(this.document, common());
		each(paths, (path, method, operation) -> rename(operation,
				fragments.at("/paths/%s/%s".formatted(path.replace("~", "~0").replace("/", "~1"), method))));
		Json.overlay(this.document, fragments);
		each(paths, this::complete);
		this.document.set("paths", sorted(paths));
		this.document.at("/components/schemas").forEach(OpenApi::withoutNullWhereRequired);
		this.document.remove("tags");
		List<String> faults = OpenApiJudge.faults(this.document);
		if (!faults.isEmpty()) {
			throw new IllegalStateException(String.join("\n", faults));
		}
		return this.document;
	}

	private static void requireKnown(ObjectNode paths, String path, JsonNode methods) {
		methods.propertyNames().forEach((method) -> {
			if (!paths.path(path).has(method)) {
				throw new IllegalStateException("Words about %s %s, which no controller has".formatted(method, path));
			}
		});
	}

	/** A controller that chooses its status as it goes can't declare it. */
	private static void rename(ObjectNode operation, JsonNode words) {
		if (words instanceof ObjectNode fragment && fragment.remove(STATUS) instanceof JsonNode status) {
			ObjectNode responses = (ObjectNode) operation.get("responses");
			responses.set(status.asString(), requireNonNull(responses.remove("200")));
		}
	}

	private void complete(String path, String method, ObjectNode operation) {
		if (!operation.has("summary") || !operation.has("security")) {
			throw new IllegalStateException(
					"%s %s needs a summary (Javadoc) and a security in openapi-words.yaml".formatted(method, path));
		}
		if (operation.get("description") != null
				&& operation.get("description").asString().equals(operation.get("summary").asString() + ".")) {
			operation.remove("description");
		}
		hide(operation);
		operation.putArray("tags").add(subject(path));
		ObjectNode responses = operation.withObject("/responses");
		if (operation.has("requestBody")) {
			refuse(responses, "400", "Invalid");
			refuse(responses, "413", "TooLarge");
			refuse(responses, "415", "UnsupportedMediaType");
		}
		if (operation.get("security").toString().contains("oauth2")) {
			refuse(responses, "401", "Unauthorized");
			refuse(responses, "403", "Forbidden");
		}
		if (path.contains("{")) {
			refuse(responses, "404", "NotFound");
		}
		refuse(responses, "429", "TooMany");
		refuse(responses, "503", "Unavailable");
		operation.set("responses", sorted(responses));
	}

	/**
	 * Requests are read leniently, to name every fault at once: null is one all the same.
	 */
	private static void withoutNullWhereRequired(JsonNode schema) {
		schema.path("required").forEach((name) -> {
			JsonNode property = schema.path("properties").path(name.asString());
			if (property instanceof ObjectNode field && field.get("type") instanceof ArrayNode types) {
				field.set("type", types.get(0));
			}
		});
	}

	/** What follows {@code /api/v1/}: what an operation is about. */
	private static String subject(String path) {
		return path.replaceFirst("^/api/v[0-9]+/", "").replaceFirst("^/", "").replaceFirst("/.*", "");
	}

	private static void refuse(ObjectNode responses, String status, String response) {
		if (!responses.has(status)) {
			responses.putObject(status).put("$ref", "#/components/responses/" + response);
		}
	}

	private static void hide(ObjectNode operation) {
		if (operation.get("parameters") instanceof ArrayNode parameters) {
			parameters.removeIf((parameter) -> HIDDEN_HEADERS.contains(parameter.path("name").asString()));
		}
	}

	private static void each(ObjectNode paths, Visit visit) {
		paths.propertyStream()
			.toList()
			.forEach((path) -> path.getValue()
				.propertyStream()
				.toList()
				.forEach((method) -> visit.visit(path.getKey(), method.getKey(), (ObjectNode) method.getValue())));
	}

	private static ObjectNode common() {
		try (InputStream file = requireNonNull(OpenApi.class.getResourceAsStream("openapi-common.yaml"))) {
			return Json.yaml(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static ObjectNode sorted(ObjectNode object) {
		Map<String, JsonNode> byName = new TreeMap<>();
		object.propertyStream().forEach((entry) -> byName.put(entry.getKey(), entry.getValue()));
		ObjectNode sorted = Json.object();
		byName.forEach(sorted::set);
		return sorted;
	}

	private interface Visit {

		void visit(String path, String method, ObjectNode operation);

	}

}
