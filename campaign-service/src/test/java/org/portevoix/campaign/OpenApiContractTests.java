package org.portevoix.campaign;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.portevoix.documents.Golden;
import org.portevoix.documents.Javadoc;
import org.portevoix.documents.Json;
import org.portevoix.documents.OpenApi;

/** The OpenAPI document says what the controllers say. */
class OpenApiContractTests {

	@Test
	void fileSaysWhatTheControllersSay() {
		Golden.file(Path.of("../docs/openapi/campaign-service.json"),
				Json.write(OpenApi.document("org.portevoix.campaign",
						Javadoc.of("src/main/java", "../events/src/main/java"),
						Json.yaml(OpenApiContractTests.class.getResourceAsStream("/openapi-words.yaml")))));
	}

}
