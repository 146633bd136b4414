package org.portevoix.events;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes and reads events as CloudEvents 1.0: in binary mode as the Kafka protocol
 * binding has it ({@code ce_} headers and the data as value), and in structured mode as
 * JSON. A field that a reader does not know is ignored, one that it needs and misses
 * makes the event undecodable.
 */
public final class EventCodec {

	/** Media type of the data. */
	public static final String JSON = "application/json";

	/** Media type of a whole event in JSON. */
	public static final String CLOUDEVENTS_JSON = "application/cloudevents+json";

	private static final String VERSION = "1.0";

	private static final String DATA = "data";

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.changeDefaultPropertyInclusion((value) -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
		.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
		.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
		.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
		.build();

	private EventCodec() {
	}

	/** The mapper that event data is written with. */
	public static JsonMapper mapper() {
		return MAPPER;
	}

	/** The headers of the event in binary mode, {@code content-type} included. */
	public static Map<String, String> headers(Event<?> event) {
		Map<String, String> headers = LinkedHashMap.newLinkedHashMap(8);
		headers.put("ce_specversion", VERSION);
		headers.put("ce_id", event.id());
		headers.put("ce_source", event.source().toString());
		headers.put("ce_type", event.type());
		headers.put("ce_subject", event.subject());
		headers.put("ce_time", event.time().truncatedTo(ChronoUnit.MILLIS).toString());
		headers.put("content-type", JSON);
		if (Rehearsal.isAbout(event.data())) {
			headers.put("ce_" + Rehearsal.ATTRIBUTE, "true");
		}
		Optional.ofNullable(event.traceparent()).ifPresent((trace) -> headers.put("traceparent", trace));
		return headers;
	}

	/** The data of the event in binary mode. */
	public static byte[] data(Event<?> event) {
		return MAPPER.writeValueAsBytes(event.data());
	}

	/** The whole event in structured mode. */
	public static ObjectNode toJson(Event<?> event) {
		ObjectNode json = MAPPER.createObjectNode();
		headers(event).forEach((name, value) -> json.put(attribute(name), value));
		json.set(DATA, MAPPER.valueToTree(event.data()));
		return json;
	}

	/**
	 * Reads an event in binary mode.
	 * @param family what the topic carries
	 * @param headers by name, values as text
	 * @throws UndecodableEvent if it is no event of this family
	 */
	public static <F extends EventData> Event<F> decode(Class<F> family, Map<String, String> headers,
			byte @Nullable [] data) {
		return event(family, headers, () -> {
			if (data == null) {
				throw new UndecodableEvent("no data");
			}
			return MAPPER.readTree(data);
		});
	}

	/**
	 * Reads an event in structured mode.
	 * @throws UndecodableEvent if it is no event of this family
	 */
	public static <F extends EventData> Event<F> fromJson(Class<F> family, JsonNode json) {
		return event(family, headers(json), () -> json.path(DATA));
	}

	/**
	 * Takes an event in structured mode apart, whatever its family is.
	 * @throws UndecodableEvent if it is none
	 */
	public static Binary binary(String structured) {
		try {
			JsonNode json = MAPPER.readTree(structured);
			Map<String, String> headers = headers(json);
			return new Binary(required(headers, "ce_subject"), headers, MAPPER.writeValueAsBytes(json.path(DATA)));
		}
		catch (JacksonException ex) {
			throw undecodable("structured", ex);
		}
	}

	private static Map<String, String> headers(JsonNode json) {
		Map<String, String> headers = LinkedHashMap.newLinkedHashMap(8);
		json.propertyStream()
			.filter((property) -> property.getValue().isString() && !property.getKey().equals(DATA))
			.forEach((property) -> headers.put(header(property.getKey()), property.getValue().stringValue()));
		return headers;
	}

	private static <F extends EventData> Event<F> event(Class<F> family, Map<String, String> headers, Data data) {
		if (!required(headers, "ce_specversion").equals(VERSION)) {
			throw new UndecodableEvent("not CloudEvents " + VERSION);
		}
		String type = required(headers, "ce_type");
		Class<? extends EventData> record = EventTypes.of(family).get(type);
		if (record == null) {
			throw new UndecodableEvent("type unknown on this topic: " + type);
		}
		try {
			return new Event<>(required(headers, "ce_id"), URI.create(required(headers, "ce_source")),
					required(headers, "ce_subject"), Instant.parse(required(headers, "ce_time")),
					headers.get("traceparent"), family.cast(MAPPER.treeToValue(object(data.read()), record)));
		}
		catch (JacksonException | IllegalArgumentException | NullPointerException | DateTimeException ex) {
			throw undecodable(type, ex);
		}
	}

	/** Jackson makes a null of {@code null} and of nothing at all. */
	private static JsonNode object(JsonNode data) {
		if (!data.isObject()) {
			throw new UndecodableEvent("data is no object");
		}
		return data;
	}

	/** The message of the cause may quote the data, so only its kind is kept. */
	private static UndecodableEvent undecodable(String what, RuntimeException ex) {
		return new UndecodableEvent("%s: %s".formatted(what, ex.getClass().getSimpleName()));
	}

	private static String required(Map<String, String> headers, String name) {
		return Optional.ofNullable(headers.get(name))
			.filter((value) -> !value.isEmpty())
			.orElseThrow(() -> new UndecodableEvent("no attribute " + name));
	}

	private static String attribute(String header) {
		return header.equals("content-type") ? "datacontenttype" : header.replaceFirst("^ce_", "");
	}

	private static String header(String attribute) {
		return switch (attribute) {
			case "datacontenttype" -> "content-type";
			case "traceparent" -> "traceparent";
			default -> "ce_" + attribute;
		};
	}

	/**
	 * An event in binary mode.
	 *
	 * @param subject also the key
	 */
	public record Binary(String subject, Map<String, String> headers, byte[] data) {

	}

	private interface Data {

		JsonNode read();

	}

}
