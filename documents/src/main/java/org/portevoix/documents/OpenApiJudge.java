package org.portevoix.documents;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds what does not hold together in an OpenAPI document. */
final class OpenApiJudge {

	private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

	private final ObjectNode document;

	private final List<String> faults = new ArrayList<>();

	private OpenApiJudge(ObjectNode document) {
		this.document = document;
	}

	/** What is wrong; empty if nothing is. */
	static List<String> faults(ObjectNode document) {
		OpenApiJudge judge = new OpenApiJudge(document);
		judge.references();
		judge.names();
		judge.examples();
		judge.bytes();
		return judge.faults;
	}

	private void references() {
		for (String reference : this.document.findValuesAsString("$ref")) {
			if (this.document.at(reference.substring(1)).isMissingNode()) {
				this.faults.add(reference + " leads nowhere");
			}
		}
	}

	private void names() {
		Set<String> seen = new HashSet<>();
		for (String name : this.document.findValuesAsString("operationId")) {
			if (!seen.add(name)) {
				this.faults.add("two operations are called " + name);
			}
		}
	}

	private void examples() {
		for (JsonNode content : this.document.findParents("example")) {
			if (content.has("schema")) {
				this.faults.addAll(within(content.get("schema"), content.get("example")));
			}
		}
	}

	/** A controller that writes its answer itself says nothing of what is in it. */
	private void bytes() {
		if (this.document.findValuesAsString("format").contains("byte")) {
			this.faults.add("an answer is described as bytes; openapi-words.yaml must take that away");
		}
	}

	/** Judged within the document, so that references are followed. */
	private List<String> within(JsonNode schema, JsonNode example) {
		ObjectNode whole = schema.deepCopy().asObject();
		whole.set("components", this.document.get("components"));
		return SCHEMAS.getSchema(whole.toString(), InputFormat.JSON)
			.validate(example.toString(), InputFormat.JSON)
			.stream()
			.map((error) -> "an example breaks its schema: " + error)
			.toList();
	}

}
