package org.portevoix.campaign.erasure;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.portevoix.backing.BackingServices;
import org.portevoix.backing.KafkaProcess;
import org.portevoix.backing.MongoProcess;
import org.portevoix.campaign.Campaigns;
import org.portevoix.campaign.RunningCampaignService;
import org.portevoix.campaign.TopicReader;
import org.portevoix.campaign.campaigns.PublishedCampaigns;
import org.portevoix.campaign.ledger.SignatureView;
import org.portevoix.campaign.signing.Client;
import org.portevoix.campaign.signing.Confirming;
import org.portevoix.campaign.signing.SignatureRequest;
import org.portevoix.campaign.signing.Signing;
import org.portevoix.campaign.signing.Withdrawing;
import org.portevoix.events.Event;
import org.portevoix.events.EventCodec;
import org.portevoix.events.MemberEvent;
import org.portevoix.messaging.EventReader;
import org.portevoix.messaging.EventSender;
import org.portevoix.service.identity.CanonicalAddress;
import org.portevoix.service.identity.Pseudonyms;
import org.portevoix.service.problems.Unavailable;
import org.portevoix.service.request.Origin;
import org.portevoix.tokens.ActionToken;
import org.portevoix.tokens.TokenKeys;

import org.springframework.cloud.stream.binding.BindingsLifecycleController;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class ErasureIT {

	private static final String EMAIL = "planted.erasure@example.net";

	static {
		Awaitility.setDefaultTimeout(Duration.ofSeconds(90));
	}

	@Test
	void leavesNothingOfAPersonInAnyCollectionAndTheNumberInTheCount() throws Exception {
		try (KafkaProcess kafka = BackingServices.startKafka();
				MongoProcess mongo = BackingServices.startMongo();
				ConfigurableApplicationContext service = RunningCampaignService.start(kafka, mongo, Map.of())) {
			Campaigns.publish(service, Campaigns.open("one"));
			Campaigns.publish(service, Campaigns.open("two"));
			for (String slug : List.of("one", "two")) {
				service.getBean(Signing.class).sign(slug, request("Zyxwplanted"), new Client("192.0.2.1", null));
			}
			service.getBean(Signing.class).sign("one", request("Qponplanted"), new Client("192.0.2.1", null));
			confirmFirstOfEach(service, kafka);
			await().untilAsserted(() -> assertThat(planted(service)).contains("Zyxwplanted", "Qponplanted"));
			await().untilAsserted(() -> assertThat(effects(service)).isEqualTo(2));

			String person = service.getBean(Pseudonyms.class).person(CanonicalAddress.of(EMAIL));
			waitsUntilItIsKnownWhoCarriesWhat(service, person);
			assertThat(erased(kafka, "signatures")).as("nothing is half done").isEmpty();
			append(kafka, person, new MemberEvent.Erased(person, "somebody-else", List.of()));
			append(kafka, person, new MemberEvent.Erased(person, null, List.of()));
			await().untilAsserted(() -> assertThat(planted(service)).doesNotContain("planted", person));
			assertThat(effects(service)).as("the number stays").isEqualTo(2);
			await().untilAsserted(() -> assertThat(erased(kafka, "ledger")).hasSize(2));
			for (String link : links(kafka, ActionToken.Action.WITHDRAW)) {
				service.getBean(Withdrawing.class).withdraw(link, Origin.NONE);
				assertThat(service.getBean(Withdrawing.class).view(link).signature()).get()
					.extracting(SignatureView::state)
					.isEqualTo(SignatureView.State.FORGOTTEN);
			}
			append(kafka, person, new MemberEvent.Erased(person, null, List.of()));
			append(kafka, "another", new MemberEvent.Erased("another", null, List.of()));
			await().during(Duration.ofSeconds(2)).untilAsserted(() -> assertThat(erased(kafka, "ledger")).hasSize(2));
			assertThat(erased(kafka, "signatures")).as("what somebody else forgets stays here").hasSize(2);
			assertThat(effects(service)).as("nobody takes back for who is forgotten").isEqualTo(2);
		}
	}

	@Test
	void reachesWhatWasAcceptedAndNotReadYetAndLeavesWhatSheSignsAnew() throws Exception {
		try (KafkaProcess kafka = BackingServices.startKafka();
				MongoProcess mongo = BackingServices.startMongo();
				ConfigurableApplicationContext service = RunningCampaignService.start(kafka, mongo,
						Map.of("spring.cloud.stream.bindings.takeSignatures-in-0.consumer.auto-startup", "false"))) {
			Campaigns.publish(service, Campaigns.open("one"));
			Campaigns.publish(service, Campaigns.open("two"));
			for (String slug : List.of("one", "two")) {
				service.getBean(Signing.class).sign(slug, request("Zyxwplanted"), new Client("192.0.2.1", null));
			}
			confirmFirstOfEach(service, kafka);
			String person = service.getBean(Pseudonyms.class).person(CanonicalAddress.of(EMAIL));
			// Nine of the ten seconds that clocks may differ by are over.
			Instant asked = Instant.now().minusSeconds(9);
			append(kafka, person, new MemberEvent.Erased(person, "wsm", List.of()), asked);
			append(kafka, person, new MemberEvent.Erased(person, null, List.of()), asked);
			MongoTemplate store = service.getBean(MongoTemplate.class);
			await().untilAsserted(() -> assertThat(store.findAll(Asked.class)).singleElement()
				.satisfies((hers) -> assertThat(hers.erasures()).hasSize(2)));
			assertThat(store.findAll(Document.class, "signatures")).as("the ledger stands still").isEmpty();

			service.getBean(BindingsLifecycleController.class)
				.changeState("takeSignatures-in-0", BindingsLifecycleController.State.STARTED);
			await().untilAsserted(() -> assertThat(effects(service)).isEqualTo(2));
			await().untilAsserted(() -> assertThat(planted(service)).doesNotContain("planted", person));
			await().untilAsserted(() -> assertThat(erased(kafka, "ledger")).hasSize(2));
			assertThat(effects(service)).as("the number stays").isEqualTo(2);

			await().until(() -> Instant.now().isAfter(asked.plusSeconds(11)));
			service.getBean(Signing.class).sign("one", request("Anewplanted"), new Client("192.0.2.1", null));
			append(kafka, person, new MemberEvent.Erased(person, null, List.of()), Instant.now().minusSeconds(3600));
			await().untilAsserted(() -> assertThat(planted(service)).contains("Anewplanted", person));
			await().untilAsserted(
					() -> assertThat(store.findAll(Asked.class).getFirst().erasures()).as("told late").hasSize(3));
			await().during(Duration.ofSeconds(2))
				.untilAsserted(() -> assertThat(planted(service)).contains("Anewplanted"));
		}
	}

	/** As right after a start: what an organisation wants forgotten is not skipped. */
	private static void waitsUntilItIsKnownWhoCarriesWhat(ConfigurableApplicationContext service, String person) {
		Erasure early = new Erasure(service.getBean(EventReader.class), service.getBean(EventSender.class),
				service.getBean(MongoTemplate.class),
				new Erasures(service.getBean(MongoTemplate.class), service.getBean(EventSender.class),
						new PublishedCampaigns(), service.getBean(Pseudonyms.class), Clock.systemUTC()));
		// Long ago: the ledger may still be looking up what it has just written.
		Event<MemberEvent> event = Event.of(URI.create("/member-service/requests"), person,
				Instant.now().minusSeconds(3600), new MemberEvent.Erased(person, "wsm", List.of()));
		Map<String, byte[]> headers = new HashMap<>();
		EventCodec.headers(event).forEach((name, value) -> headers.put(name, value.getBytes(StandardCharsets.UTF_8)));
		Message<List<byte[]>> batch = MessageBuilder.withPayload(List.of(EventCodec.data(event)))
			.setHeader(KafkaHeaders.BATCH_CONVERTED_HEADERS, List.of(headers))
			.setHeader(KafkaHeaders.RECEIVED_KEY, List.of(person.getBytes(StandardCharsets.UTF_8)))
			.setHeader(KafkaHeaders.RECEIVED_PARTITION, List.of(0))
			.setHeader(KafkaHeaders.OFFSET, List.of(0L))
			.build();
		assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> early.accept(batch));
	}

	private static SignatureRequest request(String name) {
		return new SignatureRequest(name, "Familyplanted", EMAIL, "BE", "1000", "fr", null, true,
				List.of(new SignatureRequest.Consent("newsletter", "wsm", true, "v1")), "mail", 12);
	}

	private static void confirmFirstOfEach(ConfigurableApplicationContext service, KafkaProcess kafka) {
		for (String link : links(kafka, ActionToken.Action.CONFIRM)) {
			service.getBean(Confirming.class).confirm(link, Origin.NONE);
		}
	}

	/** One for each signature, about what was sent first. */
	private static List<String> links(KafkaProcess kafka, ActionToken.Action action) {
		TokenKeys keys = TokenKeys.parse(RunningCampaignService.TOKEN_KEYS);
		Map<String, ActionToken> first = new HashMap<>();
		for (ConsumerRecord<byte[], byte[]> found : TopicReader.readAll(kafka.brokers(), "signatures")) {
			String signature = new String(found.key(), StandardCharsets.UTF_8);
			String campaign = EventCodec.mapper().readTree(found.value()).path("campaignId").stringValue();
			first.putIfAbsent(signature, new ActionToken(action, signature, campaign,
					String.valueOf(TopicReader.headers(found).get("ce_id")), Instant.now().plusSeconds(3600)));
		}
		assertThat(first).hasSize(2);
		return first.values().stream().map(keys::mint).toList();
	}

	private static long effects(ConfigurableApplicationContext service) {
		MongoTemplate mongo = service.getBean(MongoTemplate.class);
		return mongo.findAll(Document.class, "signatures")
			.stream()
			.flatMap((signature) -> signature.getList("effects", Document.class, List.of()).stream())
			.mapToLong((effect) -> effect.getInteger("delta"))
			.sum();
	}

	/** All that any collection holds. */
	private static String planted(ConfigurableApplicationContext service) {
		MongoTemplate mongo = service.getBean(MongoTemplate.class);
		List<String> all = new ArrayList<>();
		for (String collection : mongo.getCollectionNames()) {
			mongo.findAll(Document.class, collection).forEach((document) -> all.add(document.toJson()));
		}
		return String.join("\n", all);
	}

	private static List<String> erased(KafkaProcess kafka, String topic) {
		return TopicReader.readAll(kafka.brokers(), topic)
			.stream()
			.map(TopicReader::headers)
			.filter((headers) -> "org.portevoix.signature.erased.v1".equals(headers.get("ce_type")))
			.map((headers) -> String.valueOf(headers.get("ce_id")))
			.distinct()
			.toList();
	}

	private static void append(KafkaProcess kafka, String person, MemberEvent data) throws Exception {
		append(kafka, person, data, Instant.now());
	}

	private static void append(KafkaProcess kafka, String person, MemberEvent data, Instant at) throws Exception {
		Event<MemberEvent> event = Event.of(URI.create("/member-service/requests"), person, at, data);
		try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
				Map.of("bootstrap.servers", kafka.brokers(), "acks", "all"), new ByteArraySerializer(),
				new ByteArraySerializer())) {
			RecordHeaders headers = new RecordHeaders();
			EventCodec.headers(event)
				.forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
			producer
				.send(new ProducerRecord<>("members", null, person.getBytes(StandardCharsets.UTF_8),
						EventCodec.data(event), headers))
				.get();
		}
	}

}
