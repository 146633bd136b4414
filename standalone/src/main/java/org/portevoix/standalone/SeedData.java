package org.portevoix.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The demo campaign and the organisations behind it.
 *
 * @param organisations as the API takes them
 * @param campaign as the API takes a draft
 */
record SeedData(List<JsonNode> organisations, JsonNode campaign) {

	static final String SLUG = "social-protection";

	static SeedData load() {
		JsonNode organisations = json("organisations.json");
		ObjectNode campaign = (ObjectNode) json("campaign.json");
		for (Map.Entry<String, JsonNode> translation : campaign.get("translations").properties()) {
			((ObjectNode) translation.getValue()).put("story", text("story." + translation.getKey() + ".md"));
		}
		return new SeedData(StreamSupport.stream(organisations.spliterator(), false).toList(), campaign);
	}

	private static JsonNode json(String name) {
		return JsonMapper.shared().readTree(text(name));
	}

	private static String text(String name) {
		try (var in = SeedData.class.getResourceAsStream("seed/" + name)) {
			return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
