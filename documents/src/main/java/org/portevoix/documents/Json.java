package org.portevoix.documents;

import java.io.InputStream;
import java.util.Map;

import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** Reads and writes documents, always in the same form. */
public final class Json {

	private static final JsonMapper JSON = JsonMapper.shared();

	private static final YAMLMapper YAML = YAMLMapper.builder()
		.disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
		.enable(YAMLWriteFeature.MINIMIZE_QUOTES)
		.enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
		.disable(YAMLWriteFeature.SPLIT_LINES)
		.build();

	private static final DefaultPrettyPrinter LINES = new DefaultPrettyPrinter()
		.withObjectIndenter(new DefaultIndenter("\t", "\n"))
		.withArrayIndenter(new DefaultIndenter("\t", "\n"));

	private Json() {
	}

	public static ObjectNode object() {
		return JSON.createObjectNode();
	}

	public static ObjectNode read(String json) {
		return (ObjectNode) JSON.readTree(json);
	}

	public static ObjectNode yaml(InputStream yaml) {
		return (ObjectNode) YAML.readTree(yaml);
	}

	public static String write(JsonNode document) {
		return JSON.writer().with(LINES).writeValueAsString(document) + "\n";
	}

	public static String writeYaml(JsonNode document) {
		return YAML.writeValueAsString(document);
	}

	/**
	 * Lays one document over another: objects are merged, null takes away, all else is
	 * replaced.
	 */
	public static void overlay(ObjectNode below, ObjectNode above) {
		above.propertyStream().forEach((entry) -> {
			if (entry.getValue() instanceof ObjectNode upper && below.get(entry.getKey()) instanceof ObjectNode lower) {
				overlay(lower, upper);
			}
			else if (entry.getValue().isNull()) {
				below.remove(entry.getKey());
			}
			else {
				below.set(entry.getKey(), entry.getValue().deepCopy());
			}
		});
	}

	/** The same with the keys of every object in order, for what comes from a map. */
	public static JsonNode sorted(JsonNode node) {
		if (node instanceof ObjectNode object) {
			ObjectNode sorted = object();
			object.propertyStream()
				.sorted(Map.Entry.comparingByKey())
				.forEach((entry) -> sorted.set(entry.getKey(), sorted(entry.getValue())));
			return sorted;
		}
		if (node instanceof ArrayNode array) {
			ArrayNode sorted = array.arrayNode();
			array.forEach((item) -> sorted.add(sorted(item)));
			return sorted;
		}
		return node;
	}

}
