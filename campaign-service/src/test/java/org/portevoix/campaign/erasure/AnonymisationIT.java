package org.portevoix.campaign.erasure;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.apache.kafka.clients.consumer.ConsumerRecord;
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
import org.portevoix.campaign.signing.Client;
import org.portevoix.campaign.signing.Confirming;
import org.portevoix.campaign.signing.SignatureRequest;
import org.portevoix.campaign.signing.Signing;
import org.portevoix.campaign.texts.Retention;
import org.portevoix.events.CampaignState;
import org.portevoix.events.CampaignState.Status;
import org.portevoix.events.EventCodec;
import org.portevoix.messaging.EventSender;
import org.portevoix.service.identity.Pseudonyms;
import org.portevoix.service.request.Origin;
import org.portevoix.tokens.ActionToken;
import org.portevoix.tokens.TokenKeys;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class AnonymisationIT {

	static {
		Awaitility.setDefaultTimeout(Duration.ofSeconds(90));
	}

	@Test
	void takesTheNamesOfWhatIsLongOverAndLeavesTheNumbers() {
		try (KafkaProcess kafka = BackingServices.startKafka();
				MongoProcess mongo = BackingServices.startMongo();
				ConfigurableApplicationContext service = RunningCampaignService.start(kafka, mongo, Map.of())) {
			for (String slug : List.of("over", "open")) {
				Campaigns.publish(service, Campaigns.open(slug));
				service.getBean(Signing.class).sign(slug, request(), new Client("192.0.2.1", null));
			}
			confirmAll(service, kafka);
			await().untilAsserted(() -> assertThat(tallied(service)).isEqualTo(2));
			Instant closed = Instant.now();
			CampaignState over = Campaigns.publish(service, closed(Campaigns.open("over"), closed));
			await().until(() -> service.getBean(PublishedCampaigns.class)
				.byId(over.campaignId())
				.orElseThrow()
				.status() == Status.CLOSED);
			String numbers = tallies(service);

			Instant gone = closed.atOffset(ZoneOffset.UTC).plusMonths(12).plusMonths(6).toInstant();
			at(service, gone.minusSeconds(60), false).run();
			at(service, gone, true).run();
			assertThat(at(service, gone, true).due()).hasSize(1).containsValue(1L);
			assertThat(named(service)).as("too early, and only tried").isEqualTo(2);

			at(service, gone, false).run();
			at(service, gone, false).run();
			await().untilAsserted(() -> assertThat(named(service)).isEqualTo(1));
			assertThat(at(service, gone, true).due()).isEmpty();
			assertThat(tallies(service)).as("every number stays").isEqualTo(numbers);
			List<ConsumerRecord<byte[], byte[]>> trail = TopicReader.readAll(kafka.brokers(), "audit");
			assertThat(trail).extracting((entry) -> TopicReader.headers(entry).get("ce_id"))
				.as("one entry a campaign and day")
				.containsOnly(TopicReader.headers(trail.getFirst()).get("ce_id"));
			assertThat(new String(trail.getFirst().value(), StandardCharsets.UTF_8))
				.contains("campaign.signatures-anonymised", "campaign/over")
				.doesNotContain("planted");
		}
	}

	private static Anonymisation at(ConfigurableApplicationContext service, Instant now, boolean dryRun) {
		return new Anonymisation(service.getBean(PublishedCampaigns.class),
				new Retention(Duration.ofDays(14), Duration.ofDays(30), Period.ofMonths(6), Period.ofMonths(12),
						Period.ofMonths(24)),
				service.getBean(MongoTemplate.class), service.getBean(EventSender.class),
				service.getBean(Pseudonyms.class), new AnonymisationSettings(Duration.ofHours(1), dryRun),
				Clock.fixed(now, ZoneOffset.UTC));
	}

	private static CampaignState closed(CampaignState open, Instant at) {
		return new CampaignState(open.campaignId(), open.slug(), open.revision() + 1, Status.CLOSED,
				open.organisation(), open.partners(), open.defaultLanguage(), open.translations(), open.targets(),
				open.goal(), open.opensAt(), open.closesAt(), at, open.sources(), open.consents(), open.notices());
	}

	private static SignatureRequest request() {
		return new SignatureRequest("Zyxwplanted", "Familyplanted", "planted.over@example.net", "BE", "1000", "fr",
				null, true, List.of(new SignatureRequest.Consent("newsletter", "wsm", true, "v1")), "mail", 12);
	}

	private static void confirmAll(ConfigurableApplicationContext service, KafkaProcess kafka) {
		TokenKeys keys = TokenKeys.parse(RunningCampaignService.TOKEN_KEYS);
		Map<String, ActionToken> tokens = new HashMap<>();
		for (ConsumerRecord<byte[], byte[]> found : TopicReader.readAll(kafka.brokers(), "signatures")) {
			String signature = new String(found.key(), StandardCharsets.UTF_8);
			String campaign = EventCodec.mapper().readTree(found.value()).path("campaignId").stringValue();
			tokens.putIfAbsent(signature, new ActionToken(ActionToken.Action.CONFIRM, signature, campaign,
					String.valueOf(TopicReader.headers(found).get("ce_id")), Instant.now().plusSeconds(3600)));
		}
		assertThat(tokens).hasSize(2);
		tokens.values().forEach((token) -> service.getBean(Confirming.class).confirm(keys.mint(token), Origin.NONE));
	}

	private static long named(ConfigurableApplicationContext service) {
		return service.getBean(MongoTemplate.class)
			.findAll(Document.class, "signatures")
			.stream()
			.map(Document::toJson)
			.filter((json) -> json.contains("planted") || json.contains("personId"))
			.count();
	}

	private static long tallied(ConfigurableApplicationContext service) {
		return service.getBean(MongoTemplate.class)
			.findAll(Document.class, "tallies")
			.stream()
			.mapToLong((tally) -> ((Number) tally.get("total")).longValue())
			.sum();
	}

	/** The numbers, without the offsets. */
	private static String tallies(ConfigurableApplicationContext service) {
		return service.getBean(MongoTemplate.class)
			.findAll(Document.class, "tallies")
			.stream()
			.map((tally) -> tally.get("_id") + " " + tally.get("total") + " " + tally.get("dimensions"))
			.sorted()
			.collect(Collectors.joining("\n"));
	}

}
