package org.portevoix.messaging;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.portevoix.documents.Golden;
import org.portevoix.documents.Json;
import org.portevoix.events.EventTypes;
import org.portevoix.events.Examples;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/** The AsyncAPI document says what the records and kafka.yml say, and holds together. */
class AsyncApiContractTests {

	private static final ObjectNode DOCUMENT = AsyncApi.document();

	@Test
	void fileSaysWhatRecordsAndTopicsSay() {
		Golden.file(Path.of("src/main/resources/asyncapi.yaml"), Json.writeYaml(DOCUMENT));
	}

	@Test
	void fileReadsBackAsTheDocument() {
		String yaml = Json.writeYaml(DOCUMENT);
		assertThat(Json.write(Json.yaml(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)))))
			.isEqualTo(Json.write(DOCUMENT));
	}

	@Test
	void everyTopicHasAChannelAndEveryFamilyATopic() {
		assertThat(DOCUMENT.path("channels").propertyNames()).containsAll(AsyncApi.topics().keySet());
		assertThat(AsyncApi.topics().keySet()).containsAll(topics());
	}

	@Test
	void everyRecordIsAMessageOfItsTopic() {
		topics().forEach((topic) -> assertThat(DOCUMENT.at("/channels/" + topic + "/messages").size()).as(topic)
			.isEqualTo(EventTypes.of(requireNonNull(Examples.families().get(topic))).size()));
	}

	@Test
	void whatAPartnerIsToldAloneIsInItsWebhook() {
		assertThat(Json.write(DOCUMENT.at("/components/schemas/WebhookEvent/properties/data")))
			.contains("PartnerEvent.Withdrawn", "PartnerEvent.Test", "PublicEvent.Confirmed");
	}

	private static Set<String> topics() {
		Set<String> topics = new TreeSet<>(Examples.families().keySet());
		topics.remove(Examples.WEBHOOK);
		return topics;
	}

	@Test
	void onlyTheTopicWithoutPersonalDataIsOpenToPartners() {
		assertThat(DOCUMENT.path("channels")
			.propertyStream()
			.filter((channel) -> channel.getValue().at("/tags/0/name").stringValue().equals("partners"))
			.map((channel) -> channel.getKey())).containsExactlyInAnyOrder("public", "webhook");
	}

	@Test
	void referencesLeadSomewhere() {
		assertThat(DOCUMENT.findValuesAsString("$ref")).isNotEmpty()
			.allSatisfy((reference) -> assertThat(DOCUMENT.at(reference.substring(1)).isMissingNode()).as(reference)
				.isFalse());
	}

	@TestFactory
	Stream<DynamicTest> takesItsOwnExampleOf() {
		return DOCUMENT.at("/components/messages")
			.propertyStream()
			.filter((message) -> message.getValue().has("examples"))
			.map((message) -> DynamicTest.dynamicTest(message.getKey(), () -> {
				JsonNode example = message.getValue().at("/examples/0");
				assertThat(faults(message.getValue().get("payload"), example.get("payload"))).isEmpty();
				assertThat(faults(message.getValue().get("headers"), example.get("headers"))).isEmpty();
			}));
	}

	/** Judged within the document, so that its references are followed. */
	private static Iterable<?> faults(JsonNode schema, JsonNode value) {
		ObjectNode whole = schema.deepCopy().asObject();
		whole.set("components", DOCUMENT.get("components"));
		return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
			.getSchema(whole.toString(), InputFormat.JSON)
			.validate(value.toString(), InputFormat.JSON);
	}

}
