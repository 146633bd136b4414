package org.portevoix.events;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.portevoix.documents.Golden;
import org.portevoix.documents.Javadoc;
import org.portevoix.documents.Json;
import org.portevoix.documents.JsonSchemas;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each event record has a JSON Schema that says what the record says; a validator of
 * others judges it by the golden examples.
 */
class SchemasContractTests {

	private static final Path DIRECTORY = Path.of("src/main/resources/schemas");

	private static final JsonSchemas SCHEMAS = JsonSchemas.withoutNulls(Javadoc.of("src/main/java"));

	private static final SchemaRegistry REGISTRY = SchemaRegistry
		.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

	@Test
	void filesSayWhatTheRecordsSay() {
		Map<String, String> files = new TreeMap<>();
		Examples.families()
			.forEach((topic, family) -> EventTypes.of(family)
				.forEach((type, record) -> files.put(file(topic, type), Json.write(schema(topic, type, record)))));
		Golden.directory(DIRECTORY, files);
	}

	@TestFactory
	Stream<DynamicTest> takesTheExampleOf() {
		return each((schema, data) -> assertThat(faults(schema, data)).isEmpty());
	}

	@TestFactory
	Stream<DynamicTest> takesWhatIsAddedLaterTo() {
		return each((schema, data) -> {
			data.putObject("addedLater").put("field", 1);
			assertThat(faults(schema, data)).isEmpty();
		});
	}

	@TestFactory
	Stream<DynamicTest> refusesWhatLacksAnyFieldThatThereMustBeIn() {
		return each((schema, data) -> {
			assertThat(required(schema)).isNotEmpty();
			required(schema).forEach((field) -> {
				ObjectNode broken = data.deepCopy();
				broken.remove(field);
				assertThat(faults(schema, broken)).as("without %s", field).isNotEmpty();
			});
		});
	}

	@TestFactory
	Stream<DynamicTest> refusesAValueOfAnotherKindIn() {
		return each((schema, data) -> data.propertyNames().forEach((field) -> {
			ObjectNode broken = data.deepCopy();
			broken.set(field, broken.arrayNode().add(broken.arrayNode()));
			assertThat(faults(schema, broken)).as("%s of another kind", field).isNotEmpty();
		}));
	}

	/**
	 * The codec refuses without these fields too, or the schema would promise too much.
	 */
	@TestFactory
	Stream<DynamicTest> asksForNoLessThanTheCodecDoesIn() {
		return Examples.all()
			.entrySet()
			.stream()
			.flatMap((topic) -> topic.getValue().stream().map((event) -> DynamicTest.dynamicTest(event.type(), () -> {
				JsonNode schema = schema(topic.getKey(), event.type(), event.data().getClass());
				EventCodec.toJson(event).path("data").propertyNames().forEach((field) -> {
					ObjectNode without = EventCodec.toJson(event);
					((ObjectNode) without.path("data")).remove(field);
					if (isUndecodable(topic.getKey(), without)) {
						assertThat(required(schema)).contains(field);
					}
				});
			})));
	}

	private static boolean isUndecodable(String topic, JsonNode event) {
		try {
			EventCodec.fromJson(Examples.families().get(topic), event);
			return false;
		}
		catch (UndecodableEvent ex) {
			return true;
		}
	}

	private static Stream<DynamicTest> each(Check check) {
		return Examples.all()
			.entrySet()
			.stream()
			.flatMap((topic) -> topic.getValue()
				.stream()
				.map((event) -> DynamicTest.dynamicTest(topic.getKey() + " " + event.type(),
						() -> check.check(schema(topic.getKey(), event.type(), event.data().getClass()),
								(ObjectNode) EventCodec.toJson(event).path("data")))));
	}

	private static ObjectNode schema(String topic, String type, Class<?> record) {
		ObjectNode schema = Json.object();
		schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
		schema.put("$id", "https://portevoix.org/schemas/" + file(topic, type));
		schema.put("title", type);
		Json.overlay(schema, SCHEMAS.schema(record));
		return schema;
	}

	private static String file(String topic, String type) {
		return "%s/%s.json".formatted(topic, type.substring(EventType.PREFIX.length()));
	}

	private static Stream<String> required(JsonNode schema) {
		return schema.path("required").valueStream().map(JsonNode::stringValue);
	}

	private static List<Error> faults(JsonNode schema, JsonNode data) {
		Schema judge = REGISTRY.getSchema(schema.toString(), InputFormat.JSON);
		return judge.validate(data.toString(), InputFormat.JSON,
				(context) -> context.executionConfig((config) -> config.formatAssertionsEnabled(true)));
	}

	private interface Check {

		void check(JsonNode schema, ObjectNode data);

	}

}
