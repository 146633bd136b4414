package org.portevoix.events;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What is no event of its topic is said to be none, and why, without quoting it. */
class UndecodableEventTests {

	private static final String PERSONAL = "Planted-Name-4711";

	@ParameterizedTest
	@ValueSource(strings = { "ce_specversion", "ce_id", "ce_source", "ce_type", "ce_subject", "ce_time" })
	void missesAnAttribute(String attribute) {
		refuses((headers) -> headers.remove(attribute), data());
		refuses((headers) -> headers.put(attribute, ""), data());
	}

	@ParameterizedTest
	@CsvSource({ "ce_specversion, 0.3", "ce_specversion, 2.0", "ce_type, org.portevoix.signature.unheard-of.v1",
			"ce_type, org.portevoix.signature.withdrawn.v1", "ce_time, yesterday", "ce_time, 2026-03-08",
			"ce_source, ':not a uri:'" })
	void hasAnAttributeOfTheWrongKind(String attribute, String value) {
		refuses((headers) -> headers.put(attribute, value), data());
	}

	@ParameterizedTest
	@ValueSource(strings = { "campaignId", "slug", "organisation", "personId", "submission", "evidence",
			"submission.givenName", "submission.email", "submission.ageConfirmed", "submission.consents",
			"submission.submittedAt", "submission.consents.0.purpose", "submission.consents.0.granted",
			"submission.consents.0.textVersion" })
	void missesAField(String path) {
		ObjectNode absent = data();
		parent(absent, path).remove(leaf(path));
		refuses((_) -> {
		}, absent);
		ObjectNode nothing = data();
		parent(nothing, path).putNull(leaf(path));
		refuses((_) -> {
		}, nothing);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '=', quoteCharacter = '~', textBlock = """
			campaignId = {}
			personId = []
			submission = 'Planted-Name-4711'
			submission.givenName = ['a']
			submission.ageConfirmed = 'Planted-Name-4711'
			submission.ageConfirmed = 'true'
			submission.ageConfirmed = 1
			submission.consents = {}
			submission.consents = ['Planted-Name-4711']
			submission.consents = [null]
			submission.submittedAt = 'Planted-Name-4711'
			submission.consents.0.purpose = 'Planted-Name-4711'
			submission.consents.0.granted = 'no'
			evidence = 'Planted-Name-4711'
			evidence.formSeconds = '41'
			evidence.formSeconds = 'Planted-Name-4711'
			evidence.formSeconds = 4.5
			""")
	void hasAFieldOfTheWrongKind(String path, String json) {
		ObjectNode data = data();
		parent(data, path).set(leaf(path), EventCodec.mapper().readTree(json.replace('\'', '"')));
		refuses((_) -> {
		}, data);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "null", "[]", "\"Planted-Name-4711\"", "42", "{", "{\"campaignId\":",
			"{\"campaignId\":\"Planted-Name-4711\"} x", "\u0000\u0001", "Planted-Name-4711" })
	void isNoObject(String data) {
		refuses(Map.copyOf(EventCodec.headers(Examples.submitted())), data.getBytes(StandardCharsets.UTF_8));
	}

	@Test
	void hasNoData() {
		refuses(Map.copyOf(EventCodec.headers(Examples.submitted())), null);
		ObjectNode json = EventCodec.toJson(Examples.submitted());
		json.remove("data");
		assertThatExceptionOfType(UndecodableEvent.class)
			.isThrownBy(() -> EventCodec.fromJson(SignatureRecord.class, json));
		json.put("data", PERSONAL);
		assertThatExceptionOfType(UndecodableEvent.class)
			.isThrownBy(() -> EventCodec.fromJson(SignatureRecord.class, json))
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain(PERSONAL));
	}

	@Test
	void isNoStructuredEventAtAll() {
		for (String json : new String[] { "", "null", "[]", "{}", "7", "{\"data\":", PERSONAL }) {
			assertThatExceptionOfType(UndecodableEvent.class).as(json)
				.isThrownBy(() -> EventCodec.binary(json))
				.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain(PERSONAL));
		}
		assertThatExceptionOfType(UndecodableEvent.class)
			.isThrownBy(() -> EventCodec.fromJson(SignatureRecord.class, JsonNodeFactory.instance.arrayNode()));
	}

	@Test
	void isAnEventOfAnotherTopic() {
		Event<LedgerEvent> decision = Examples.confirmed();
		assertThatExceptionOfType(UndecodableEvent.class).isThrownBy(() -> EventCodec.decode(SignatureRecord.class,
				EventCodec.headers(decision), EventCodec.data(decision)));
	}

	private static ObjectNode data() {
		ObjectNode data = (ObjectNode) EventCodec.mapper().readTree(EventCodec.data(Examples.submitted()));
		((ObjectNode) data.get("submission")).put("familyName", PERSONAL);
		return data;
	}

	private static ObjectNode parent(ObjectNode data, String path) {
		int last = path.lastIndexOf('.');
		return (ObjectNode) ((last < 0) ? data : data.at("/" + path.substring(0, last).replace('.', '/')));
	}

	private static String leaf(String path) {
		return path.substring(path.lastIndexOf('.') + 1);
	}

	private static void refuses(Consumer<Map<String, String>> change, ObjectNode data) {
		Map<String, String> headers = new HashMap<>(EventCodec.headers(Examples.submitted()));
		change.accept(headers);
		refuses(headers, EventCodec.mapper().writeValueAsBytes(data));
	}

	private static void refuses(Map<String, String> headers, byte @Nullable [] data) {
		assertThatExceptionOfType(UndecodableEvent.class)
			.isThrownBy(() -> EventCodec.decode(SignatureRecord.class, headers, data))
			.satisfies((ex) -> {
				assertThat(ex.getMessage()).isNotBlank().doesNotContain(PERSONAL);
				assertThat(ex.getCause()).isNull();
			});
	}

}
