package org.portevoix.messaging;

import java.io.InputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

import org.portevoix.documents.Javadoc;
import org.portevoix.documents.Json;
import org.portevoix.documents.JsonSchemas;
import org.portevoix.events.Event;
import org.portevoix.events.EventCodec;
import org.portevoix.events.EventData;
import org.portevoix.events.EventType;
import org.portevoix.events.EventTypes;
import org.portevoix.events.Examples;
import org.portevoix.events.PartnerEvent;
import org.portevoix.events.PublicEvent;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Describes every topic and every event, from the records and from kafka.yml. */
final class AsyncApi {

	private static final String SCHEMAS = "components/schemas";

	private final Javadoc javadoc = Javadoc.of("../events/src/main/java");

	private final JsonSchemas.Shared schemas = JsonSchemas.withoutNulls(this.javadoc).shared();

	private final ObjectNode words = Json.yaml(resource("/asyncapi-words.yaml"));

	private final ObjectNode channels = Json.object();

	private final ObjectNode operations = Json.object();

	private final ObjectNode messages = Json.object();

	private final Map<String, Class<? extends EventData>> families = new TreeMap<>(Examples.families());

	private AsyncApi() {
	}

	static ObjectNode document() {
		return new AsyncApi().build();
	}

	/** The topics as kafka.yml lists them, with its defaults. */
	@SuppressWarnings("unchecked")
	static Map<String, Map<String, Object>> topics() {
		Map<String, Object> yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(resource("/kafka.yml"));
		Map<String, Object> portevoix = (Map<String, Object>) yaml.get("portevoix");
		Map<String, Object> kafka = (Map<String, Object>) portevoix.get("kafka");
		Map<String, Map<String, Object>> topics = new LinkedHashMap<>();
		((Map<String, Map<String, Object>>) kafka.get("topics"))
			.forEach((name, topic) -> topics.put(name.replaceAll("[\\[\\]]", ""), topic));
		return topics;
	}

	private ObjectNode build() {
		topics().forEach(this::channel);
		ObjectNode document = Json.object();
		document.put("asyncapi", "3.0.0");
		document.set("info", this.words.get("info"));
		document.put("defaultContentType", EventCodec.JSON);
		document.set("servers", this.words.get("servers"));
		document.set("channels", this.channels);
		document.set("operations", this.operations);
		ObjectNode webhookData = webhookData();
		ObjectNode components = document.putObject("components");
		components.set("messages", this.messages);
		components.set("schemas", sorted(this.schemas.collect(SCHEMAS)));
		ObjectNode described = this.words.deepCopy();
		described.remove("tags");
		Json.overlay(document, described);
		((ObjectNode) document.at("/components/schemas/WebhookEvent/properties")).set("data", webhookData);
		return document;
	}

	private void channel(String topic, Map<String, Object> settings) {
		ObjectNode channel = this.channels.putObject(topic);
		channel.put("address", topic);
		channel.putArray("servers").addObject().put("$ref", "#/servers/kafka");
		channel.putArray("tags").add(this.words.at(topic.equals("public") ? "/tags/public" : "/tags/internal"));
		ObjectNode operation = this.operations.putObject(topic + ".send");
		operation.put("action", "send").putObject("channel").put("$ref", "#/channels/" + topic);
		Class<? extends EventData> family = this.families.get(topic);
		if (family != null) {
			channel.put("description", this.javadoc.type(family).orElseThrow());
			events(topic, family, channel.putObject("messages"));
		}
		else {
			channel.put("description", "What could not be decoded on %s, with headers dlq_cause and dlq_place."
				.formatted(topic.replace(".dlq", "")));
		}
		channel.putObject("bindings").set("kafka", binding(topic, settings));
	}

	private static ObjectNode binding(String topic, Map<String, Object> settings) {
		ObjectNode binding = Json.object().put("topic", topic);
		binding.put("partitions",
				Integer.parseInt(settings.get("partitions").toString().replaceAll("\\$\\{[^:]*:|}", "")));
		ObjectNode configuration = binding.putObject("topicConfiguration");
		Map<?, ?> given = (Map<?, ?>) settings.get("configuration");
		configuration.putArray("cleanup.policy")
			.add(given.containsKey("cleanup.policy") ? given.get("cleanup.policy").toString() : "delete");
		if (given.get("retention.ms") instanceof Number retention) {
			configuration.put("retention.ms", retention.longValue());
			binding.put("x-kept", Duration.ofMillis(retention.longValue()).toDays() + " days");
		}
		return binding.put("bindingVersion", "0.5.0");
	}

	private void events(String topic, Class<? extends EventData> family, ObjectNode references) {
		new TreeMap<>(EventTypes.of(family)).forEach((type, record) -> {
			String name = type.substring(EventType.PREFIX.length());
			references.putObject(name).put("$ref", "#/components/messages/" + topic + "." + name);
			this.messages.set(topic + "." + name, message(topic, type, record));
		});
	}

	private ObjectNode message(String topic, String type, Class<? extends EventData> record) {
		ObjectNode message = Json.object().put("name", type).put("title", type);
		this.javadoc.type(record).ifPresent((text) -> message.put("summary", text));
		message.put("contentType", EventCodec.JSON);
		ArrayNode headers = message.putObject("headers").put("type", "object").putArray("allOf");
		headers.addObject().put("$ref", "#/" + SCHEMAS + "/CloudEventHeaders");
		headers.addObject().putObject("properties").putObject("ce_type").put("const", type);
		message.set("payload", this.schemas.reference(record));
		message.putObject("bindings")
			.putObject("kafka")
			.put("bindingVersion", "0.5.0")
			.putObject("key")
			.put("type", "string")
			.put("description", "The same as ce_subject.");
		for (Event<? extends EventData> event : Examples.of(topic)) {
			if (event.data().getClass() == record) {
				ObjectNode example = message.putArray("examples").addObject();
				EventCodec.headers(event).forEach(example.putObject("headers")::put);
				example.set("payload", Json.sorted(EventCodec.toJson(event).get("data")));
			}
		}
		return message;
	}

	/** What a webhook carries is what {@code public} carries, and a contact at most. */
	private ObjectNode webhookData() {
		ObjectNode data = Json.object();
		ArrayNode choices = data.putArray("anyOf");
		new TreeMap<>(EventTypes.of(PublicEvent.class)).forEach((_, record) -> {
			if (record == PublicEvent.Confirmed.class) {
				ArrayNode both = choices.addObject().putArray("allOf");
				both.add(this.schemas.reference(record));
				both.addObject().putObject("properties").putObject("contact").put("$ref", "#/" + SCHEMAS + "/Contact");
			}
			else {
				choices.add(this.schemas.reference(record));
			}
		});
		new TreeMap<>(EventTypes.of(PartnerEvent.class))
			.forEach((_, record) -> choices.add(this.schemas.reference(record)));
		return data;
	}

	private static ObjectNode sorted(ObjectNode object) {
		ObjectNode sorted = Json.object();
		object.propertyStream()
			.sorted(Map.Entry.comparingByKey())
			.forEach((entry) -> sorted.set(entry.getKey(), entry.getValue()));
		return sorted;
	}

	private static InputStream resource(String name) {
		InputStream resource = AsyncApi.class.getResourceAsStream(name);
		if (resource == null) {
			throw new IllegalStateException(name);
		}
		return resource;
	}

}
