package org.portevoix.documents;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class OpenApiTests {

	private static final String WORDS = """
			paths:
			  /api/v1/things:
			    post:
			      security: []
			      x-status: 201
			      requestBody:
			        content:
			          application/json:
			            example: {id: a}
			  /api/v1/things/{id}:
			    get:
			      security: [{oauth2: [campaigns:read]}]
			""";

	@Test
	void saysWhatControllersSourcesAndWordsSay() {
		ObjectNode document = document(WORDS);
		assertThat(document.path("openapi").asString()).startsWith("3.1");
		JsonNode find = document.path("paths").path("/api/v1/things/{id}").path("get");
		assertThat(find.path("summary").asString()).isEqualTo("Finds a thing");
		assertThat(find.path("description").asString()).isEqualTo("Finds a thing. Or says that there is none.");
		assertThat(find.path("responses").propertyNames()).containsExactly("200", "401", "403", "404", "429", "503");
		assertThat(find.path("parameters").findValuesAsString("name")).containsExactly("id");
		JsonNode keep = document.path("paths").path("/api/v1/things").path("post");
		assertThat(keep.path("responses").propertyNames()).containsExactly("201", "400", "413", "415", "429", "503");
	}

	@Test
	void tellsTwoTypesOfOneNameApartAndWhatMayBeNull() {
		JsonNode schemas = document(WORDS).at("/components/schemas");
		assertThat(schemas.at("/Things.Thing/required").toString()).isEqualTo("[\"id\"]");
		assertThat(schemas.at("/Things.Thing/properties/note/type").toString()).isEqualTo("[\"string\",\"null\"]");
		assertThat(schemas.at("/Things.Thing/properties/id/description").asString()).isEqualTo("names it");
		assertThat(schemas.at("/Things.Other.Thing/properties").propertyNames()).containsExactly("size");
	}

	@Test
	void refusesAnOperationThatSaysNothingOfItsSecurity() {
		assertThatIllegalStateException().isThrownBy(
				() -> document(WORDS.replace("      security: [{oauth2: [campaigns:read]}]", "      deprecated: true")))
			.withMessageContaining("get /api/v1/things/{id}");
	}

	@Test
	void refusesWordsAboutAnOperationThatNoControllerHas() {
		assertThatIllegalStateException().isThrownBy(() -> document(WORDS.replace("get:", "delete:")))
			.withMessageContaining("delete /api/v1/things/{id}");
	}

	@Test
	void refusesAnExampleThatBreaksItsSchema() {
		assertThatIllegalStateException().isThrownBy(() -> document(WORDS.replace("{id: a}", "{note: a}")))
			.withMessageContaining("example");
	}

	@Test
	void refusesAReferenceThatLeadsNowhere() {
		assertThatIllegalStateException()
			.isThrownBy(() -> document(WORDS + "      responses: {\"409\": {$ref: \"#/components/responses/None\"}}\n"))
			.withMessageContaining("leads nowhere");
	}

	@Test
	void refusesAnAnswerThatIsDescribedAsBytes() {
		assertThatIllegalStateException().isThrownBy(() -> document(WORDS + """
				      responses: {"200": {content: {"*/*": {schema: {type: string, format: byte}}}}}
				""")).withMessageContaining("bytes");
	}

	private static ObjectNode document(String words) {
		return OpenApi.document("org.portevoix.documents", Javadoc.of("src/test/java"),
				Json.yaml(new ByteArrayInputStream(words.getBytes(StandardCharsets.UTF_8))));
	}

}
