package org.portevoix.events;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The golden examples are what others may rely on: they change only on purpose. */
class GoldenExamplesTests {

	/** Objects with free keys, where an unknown field would be an entry. */
	private static final Set<String> MAPS = Set.of("removed", "left", "before", "after", "translations", "texts",
			"formerTexts", "notices", "name", "text");

	@TestFactory
	Stream<DynamicTest> writesTheExampleOf() {
		return each((topic, event) -> assertThat(EventCodec.mapper().readTree(EventCodec.toJson(event).toString()))
			.isEqualTo(example(topic, event)));
	}

	@TestFactory
	Stream<DynamicTest> readsTheExampleWithUnknownFieldsOf() {
		return each((topic,
				event) -> assertThat(EventCodec.fromJson(family(topic), withUnknownFields(example(topic, event), "")))
					.isEqualTo(event));
	}

	@TestFactory
	Stream<DynamicTest> readsInBinaryModeWhatItWritesOf() {
		return each((topic,
				event) -> assertThat(
						EventCodec.decode(family(topic), EventCodec.headers(event), EventCodec.data(event)))
					.isEqualTo(event));
	}

	@TestFactory
	Stream<DynamicTest> takesApartTheExampleOf() {
		return each((topic, event) -> {
			EventCodec.Binary binary = EventCodec.binary(example(topic, event).toString());
			assertThat(binary.subject()).isEqualTo(event.subject());
			assertThat(binary.headers()).isEqualTo(EventCodec.headers(event));
			assertThat(EventCodec.decode(family(topic), binary.headers(), binary.data())).isEqualTo(event);
		});
	}

	@Test
	void everyFamilyHasATopic() {
		assertThat(Examples.families().values()).containsExactlyInAnyOrderElementsOf(EventTypes.families());
	}

	@TestFactory
	Stream<DynamicTest> hasOneExampleForEveryRecordOf() {
		return Examples.families().keySet().stream().map((topic) -> DynamicTest.dynamicTest(topic, () -> {
			List<Class<?>> shown = Examples.of(topic)
				.stream()
				.<Class<?>>map((event) -> event.data().getClass())
				.toList();
			assertThat(shown).doesNotHaveDuplicates()
				.containsExactlyInAnyOrderElementsOf(EventTypes.of(family(topic)).values());
		}));
	}

	@Test
	void namesAreVersioned() {
		Set<String> names = EventTypes.families()
			.stream()
			.flatMap((family) -> EventTypes.of(family).keySet().stream())
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(names).isNotEmpty().allMatch((name) -> name.matches("org\\.portevoix\\.[a-z]+\\.[a-z-]+\\.v[1-9]"));
	}

	private static Stream<DynamicTest> each(Check check) {
		return Examples.all()
			.entrySet()
			.stream()
			.flatMap((topic) -> topic.getValue()
				.stream()
				.map((event) -> DynamicTest.dynamicTest(topic.getKey() + " " + event.type(),
						() -> check.check(topic.getKey(), event))));
	}

	private static Class<? extends EventData> family(String topic) {
		Class<? extends EventData> family = Examples.families().get(topic);
		assertThat(family).isNotNull();
		return family;
	}

	private static JsonNode example(String topic, Event<?> event) {
		String path = "/examples/%s/%s.json".formatted(topic, event.type().substring(EventType.PREFIX.length()));
		try (InputStream file = GoldenExamplesTests.class.getResourceAsStream(path)) {
			assertThat(file).as(path).isNotNull();
			return EventCodec.mapper().readTree(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static JsonNode withUnknownFields(JsonNode node, String name) {
		if (node instanceof ArrayNode array) {
			array.forEach((item) -> withUnknownFields(item, ""));
		}
		if (node instanceof ObjectNode object) {
			object.propertyStream().forEach((field) -> withUnknownFields(field.getValue(), field.getKey()));
			if (!MAPS.contains(name)) {
				object.put("addedlater", "v");
				object.putObject("addedlaterobject").putArray("list").add(1).addNull();
			}
		}
		return node;
	}

	private interface Check {

		void check(String topic, Event<? extends EventData> event);

	}

}
