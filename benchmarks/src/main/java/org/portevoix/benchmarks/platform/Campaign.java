package org.portevoix.benchmarks.platform;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.portevoix.tokens.ActionToken;
import org.portevoix.tokens.TokenKeys;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A campaign that is signed.
 *
 * @param answers by language, the answers to its questions as a form sends them, once
 * with a yes to each and once with a no
 * @param notices by language, the version of its privacy notice
 */
public record Campaign(String slug, String id, Map<String, Answers> answers, Map<String, String> notices) {

	/** The one that every system is seeded with. */
	public static final String DEMO = "social-protection";

	private static final JsonMapper JSON = JsonMapper.shared();

	public Campaign {
		answers = Map.copyOf(answers);
		notices = Map.copyOf(notices);
	}

	/** Reads one that is public. */
	public static Campaign read(Api api, String slug) throws IOException {
		JsonNode found = api.await("/api/v1/campaigns/" + slug, 200).json();
		Map<String, Answers> answers = new HashMap<>();
		Map<String, String> notices = new HashMap<>();
		found.path("notices").propertyStream().forEach((notice) -> {
			notices.put(notice.getKey(), notice.getValue().path("version").asString(""));
			answers.put(notice.getKey(),
					new Answers(answers(found, notice.getKey(), true), answers(found, notice.getKey(), false)));
		});
		return new Campaign(slug, found.path("id").asString(""), answers, notices);
	}

	private static String answers(JsonNode campaign, String language, boolean granted) {
		ArrayNode answers = JSON.createArrayNode();
		campaign.path("consents")
			.forEach((question) -> answers.addObject()
				.put("purpose", question.path("purpose").asString(""))
				.put("organisation", question.path("organisation").asString(""))
				.put("granted", granted)
				.put("textVersion", question.path("textVersion").path(language).asString("")));
		return answers.toString();
	}

	/**
	 * Makes one and opens it.
	 * @param api with a token that may
	 */
	public static Campaign publish(Api api, String slug) throws IOException {
		ObjectNode draft = JSON.createObjectNode()
			.put("slug", slug)
			.put("organisation", "wsm")
			.put("defaultLanguage", "en")
			.put("goal", 1000);
		draft.putArray("targets").addObject().put("name", "Load Program").put("office", "Benchmarks (fictional)");
		draft.putArray("partners");
		draft.putArray("sources");
		draft.putArray("consents").addObject().put("purpose", "newsletter").put("organisation", "wsm");
		draft.putObject("translations")
			.putObject("en")
			.put("title", "A campaign that only load programs sign")
			.put("demand", "Count each of us once, and soon.")
			.put("story", "Nobody reads this, and it still has to be here.")
			.put("thanks", "Thank you.");
		api.post("/api/v1/campaigns", draft).expect(201);
		api.post("/api/v1/campaigns/" + slug + "/publish", null).expect(200);
		return read(api, slug);
	}

	/** The count that everybody sees. */
	public long count(Api api) throws IOException {
		return api.await("/api/v1/campaigns/" + this.slug + "/count", 200).json().path("confirmed").asLong(-1);
	}

	/** What the link in a mail would carry. */
	public String token(TokenKeys keys, String signatureId, String submission) {
		return keys.mint(new ActionToken(ActionToken.Action.CONFIRM, signatureId, this.id, submission,
				Instant.now().plusSeconds(86_400)));
	}

	/** A request to confirm, as it goes over the line. */
	public static byte[] confirmation(String host, String token) {
		return Http.post(host, "/api/v1/signatures/confirmations", "{\"token\":\"%s\"}".formatted(token));
	}

	/** The languages that it can be signed in. */
	public String[] languages() {
		return this.answers.keySet()
			.stream()
			.map((language) -> language.toLowerCase(Locale.ROOT))
			.sorted()
			.toArray(String[]::new);
	}

	/**
	 * The answers to all questions, as JSON.
	 */
	public record Answers(String yes, String no) {

	}

}
