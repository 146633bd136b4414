package org.portevoix.campaign.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.portevoix.backing.BackingServices;
import org.portevoix.backing.KafkaProcess;
import org.portevoix.backing.MongoProcess;
import org.portevoix.campaign.Campaigns;
import org.portevoix.campaign.RunningCampaignService;
import org.portevoix.campaign.campaigns.PublishedCampaigns;
import org.portevoix.campaign.TopicReader;
import org.portevoix.campaign.signing.Client;
import org.portevoix.campaign.signing.Confirming;
import org.portevoix.campaign.signing.SignatureRequest;
import org.portevoix.campaign.signing.Signing;
import org.portevoix.campaign.signing.Withdrawing;
import org.portevoix.events.CampaignState;
import org.portevoix.events.EventCodec;
import org.portevoix.events.LedgerEvent;
import org.portevoix.events.PublicEvent;
import org.portevoix.events.SignatureRecord;
import org.portevoix.messaging.Received;
import org.portevoix.tokens.ActionToken;
import org.portevoix.tokens.TokenKeys;
import org.portevoix.service.request.Origin;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Counts exactly once, whatever happens to the log and whoever reads it besides: repeated
 * submissions and clicks, a second consumer of the same partitions, rewinds, a topic made
 * anew.
 */
class CountingIT {

	private static final int PEOPLE = 1400;

	private static final int SUBMISSIONS = 2200;

	/** They send more than a document has room for. */
	private static final int IMPATIENT = 20;

	private static final int CLIENTS = 50;

	private static final String GROUP = "campaign-ledger";

	private static final Client CLIENT = new Client("192.0.2.1", null);

	private static KafkaProcess kafka;

	private static MongoProcess mongo;

	private final TokenKeys keys = TokenKeys.parse(RunningCampaignService.TOKEN_KEYS);

	private final Random random = new Random(20260612);

	@BeforeAll
	static void start() {
		kafka = BackingServices.startKafka();
		mongo = BackingServices.startMongo();
	}

	@AfterAll
	static void stop() {
		kafka.close();
		mongo.close();
	}

	@Test
	void countsEachPersonOnceWhateverHappensToTheLog() throws Exception {
		Expected expected = new Expected();
		ConfigurableApplicationContext service = RunningCampaignService.start(kafka, mongo, Map.of());
		CampaignState campaign = Campaigns.publish(service, Campaigns.open("count"));
		Campaigns.publish(service, Campaigns.open("other"));
		try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
			signAll(service, clients);
			List<Received<SignatureRecord>> submitted = submissions();
			assertThat(submitted).hasSize(SUBMISSIONS);
			MongoOperations store = service.getBean(MongoOperations.class);
			await().atMost(Duration.ofSeconds(60))
				.untilAsserted(() -> assertThat(store.count(new Query(), Overflow.Entry.class))
					.isGreaterThanOrEqualTo(IMPATIENT));
			try (ConfigurableApplicationContext zombie = RunningCampaignService.start(kafka, mongo,
					Map.of("spring.cloud.stream.bindings.takeSignatures-in-0.consumer.auto-startup", "false"))) {
				Future<?> behind = clients.submit(() -> readBesides(zombie));
				act(service, clients, submitted, expected);
				behind.get();
				readBesides(zombie);
			}
		}
		assertCount(service, campaign, expected);
		Set<String> told = ids("public", "org.portevoix.signature.");

		for (int i = 0; i < 2; i++) {
			service.close();
			rewind();
			service = RunningCampaignService.start(kafka, mongo, Map.of());
			awaitDrained();
			assertCount(service, campaign, expected);
			assertThat(ids("public", "org.portevoix.signature.")).as("ids after a rewind").isEqualTo(told);
		}

		service.close();
		makeTopicAnew();
		service = RunningCampaignService.start(kafka, mongo, Map.of());
		awaitView(service);
		signAfterwards(service, expected);
		assertCount(service, campaign, expected);
		service.close();
	}

	/** 2,200 submissions of 1,400 people: 36 % are repeats in other spellings. */
	private void signAll(ConfigurableApplicationContext service, ExecutorService clients) throws Exception {
		Signing signing = service.getBean(Signing.class);
		List<Callable<Void>> work = new ArrayList<>();
		for (int i = 0; i < SUBMISSIONS; i++) {
			int number = i;
			work.add(() -> {
				int person = (number < 2000) ? number % PEOPLE : number % IMPATIENT;
				String spelling = (number < PEOPLE) ? "person" + person + "@gmail.com"
						: "Per.Son" + person + "+again@GoogleMail.com";
				signing.sign("count", request(spelling, person), CLIENT);
				return null;
			});
		}
		for (Future<Void> done : clients.invokeAll(work)) {
			done.get();
		}
	}

	private static SignatureRequest request(String email, int person) {
		String country = List.of("BE", "SN", "BO", "IN").get(person % 4);
		String locale = List.of("fr", "nl", "en", "es").get(person % 4);
		String source = List.of("mail", "street", "fos", "unheard-of").get(person % 4);
		return new SignatureRequest("Given" + person, "Family", email, country, "1000", locale, null, true,
				List.of(new SignatureRequest.Consent("newsletter", "wsm", person % 2 == 0, "v1")), source, 12);
	}

	/** Everyone clicks three times; some take back, reject, come again, use old links. */
	private void act(ConfigurableApplicationContext service, ExecutorService clients,
			List<Received<SignatureRecord>> submitted, Expected expected) throws Exception {
		Confirming confirming = service.getBean(Confirming.class);
		Withdrawing withdrawing = service.getBean(Withdrawing.class);
		Map<String, List<Received<SignatureRecord>>> bySignature = submitted.stream()
			.collect(Collectors.groupingBy((received) -> received.event().subject()));
		assertThat(bySignature).hasSize(PEOPLE);
		List<Callable<Void>> work = new ArrayList<>();
		List<String> comeAgain = Collections.synchronizedList(new ArrayList<>());
		bySignature.forEach((signature, ofOne) -> {
			int fate = this.random.nextInt(100);
			Received<SignatureRecord> chosen = ofOne.get(this.random.nextInt(ofOne.size()));
			work.add(() -> {
				String confirm = token(chosen, ActionToken.Action.CONFIRM);
				String withdraw = token(chosen, ActionToken.Action.WITHDRAW);
				if (fate < 5) {
					withdrawing.disown(withdraw, Origin.NONE);
					confirming.confirm(confirm, Origin.NONE);
					return null;
				}
				if (fate < 10) {
					return null;
				}
				for (int i = 0; i < 3; i++) {
					confirming.confirm(confirm, Origin.NONE);
				}
				if (fate >= 90) {
					withdrawing.withdraw(withdraw, Origin.NONE);
					withdrawing.withdraw(withdraw, Origin.NONE);
					if (fate >= 97) {
						comeAgain.add(email(chosen));
					}
					return null;
				}
				expected.active.put(signature, chosen);
				return null;
			});
		});
		for (Future<Void> done : clients.invokeAll(work)) {
			done.get();
		}
		comeAgain(service, comeAgain, expected);
	}

	private void comeAgain(ConfigurableApplicationContext service, List<String> emails, Expected expected) {
		assertThat(emails).isNotEmpty();
		Set<String> earlier = ids("signatures");
		emails.forEach((email) -> service.getBean(Signing.class).sign("count", request(email, 1), CLIENT));
		List<Received<SignatureRecord>> again = submissions().stream()
			.filter((received) -> !earlier.contains(received.event().id()))
			.toList();
		assertThat(again).hasSize(emails.size());
		again.forEach((received) -> {
			service.getBean(Confirming.class).confirm(token(received, ActionToken.Action.CONFIRM), Origin.NONE);
			expected.active.put(received.event().subject(), received);
		});
	}

	/**
	 * After the topic was made anew: some take back what they gave before, others sign.
	 */
	private void signAfterwards(ConfigurableApplicationContext service, Expected expected) {
		List<String> leaving = expected.active.keySet().stream().sorted().limit(50).toList();
		leaving.forEach((signature) -> {
			Received<SignatureRecord> old = expected.active.remove(signature);
			service.getBean(Withdrawing.class).withdraw(token(old, ActionToken.Action.WITHDRAW), Origin.NONE);
		});
		IntStream.range(0, 100)
			.forEach((i) -> service.getBean(Signing.class)
				.sign("count", request("newcomer" + i + "@example.org", i), CLIENT));
		submissions().forEach((received) -> {
			service.getBean(Confirming.class).confirm(token(received, ActionToken.Action.CONFIRM), Origin.NONE);
			expected.active.put(received.event().subject(), received);
		});
	}

	/**
	 * Reads all that is there into a second ledger, as a consumer that lost its
	 * partitions would.
	 */
	private void readBesides(ConfigurableApplicationContext zombie) {
		Ledger ledger = zombie.getBean(Ledger.class);
		records().stream().collect(Collectors.groupingBy(Received::partition)).values().forEach((ofOne) -> {
			for (int from = 0; from < ofOne.size(); from += 100) {
				ledger.accept(ofOne.subList(from, Math.min(from + 100, ofOne.size())));
			}
		});
	}

	private void assertCount(ConfigurableApplicationContext service, CampaignState campaign, Expected expected) {
		Tallies tallies = service.getBean(Tallies.class);
		await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
			Tally.Sum sum = new Tally.Sum();
			tallies.of(campaign.campaignId()).forEach(sum::add);
			assertThat(sum.total()).isEqualTo(expected.active.size());
		});
		Tally.Sum sum = new Tally.Sum();
		tallies.of(campaign.campaignId()).forEach(sum::add);
		assertThat(nonZero(sum.dimensions().get("country"))).isEqualTo(expected.by("country"));
		assertThat(nonZero(sum.dimensions().get("language"))).isEqualTo(expected.by("language"));
		assertThat(nonZero(sum.dimensions().get("source"))).isEqualTo(expected.by("source"));
		assertThat(nonZero(sum.dimensions().get("organisation"))).isEqualTo(expected.by("organisation"));
		assertOtherNumbers(service, campaign, sum);
		await().atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(service.getBean(Reconciliation.class).difference()).isZero());
		assertEventsTellTheCount(campaign, expected);
	}

	/** Tallies say of those that wait, and of consents, what the documents show. */
	private static void assertOtherNumbers(ConfigurableApplicationContext service, CampaignState campaign,
			Tally.Sum sum) {
		Map<Mark.Key, Integer> shown = new HashMap<>();
		service.getBean(MongoOperations.class)
			.find(Query.query(Criteria.where("campaignId").is(campaign.campaignId())), Signature.class)
			.forEach((signature) -> Mark.shown(signature).forEach((key, one) -> shown.merge(key, one, Integer::sum)));
		Map<Mark.Key, Integer> tallied = new HashMap<>();
		for (String dimension : List.of(Mark.PENDING, Mark.CONSENT)) {
			nonZero(sum.dimensions().getOrDefault(dimension, Map.of()))
				.forEach((value, number) -> tallied.put(new Mark.Key(dimension, value), number.intValue()));
		}
		assertThat(tallied).isEqualTo(shown).containsKey(new Mark.Key(Mark.CONSENT, "newsletter wsm"));
		assertThat(sum.dimensions().get("hour").values().stream().mapToLong(Long::longValue).sum())
			.isEqualTo(sum.total());
	}

	/** Whoever adds up distinct events gets the count. */
	private void assertEventsTellTheCount(CampaignState campaign, Expected expected) {
		await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
			Map<String, Integer> byId = new HashMap<>();
			TopicReader.readAll(kafka.brokers(), "public").forEach((found) -> {
				switch (EventCodec.decode(PublicEvent.class, TopicReader.headers(found), found.value()).data()) {
					case PublicEvent.Confirmed confirmed when confirmed.campaign().equals(campaign.slug()) ->
						byId.put(TopicReader.headers(found).get("ce_id"), 1);
					case PublicEvent.Withdrawn withdrawn when withdrawn.campaign().equals(campaign.slug()) ->
						byId.put(TopicReader.headers(found).get("ce_id"), -1);
					default -> {
					}
				}
			});
			assertThat(byId.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(expected.active.size());
		});
		await().atMost(Duration.ofSeconds(60))
			.untilAsserted(() -> assertThat(counted()).isEqualTo(expected.active.keySet()));
	}

	/**
	 * Who counts by the events that the ledger told, each taken once as its consumers do:
	 * one that lost its partitions tells old ones again.
	 */
	private static Set<String> counted() {
		Set<String> seen = new HashSet<>();
		Set<String> counted = new HashSet<>();
		TopicReader.readAll(kafka.brokers(), "ledger").forEach((found) -> {
			if (!seen.add(TopicReader.headers(found).getOrDefault("ce_id", ""))) {
				return;
			}
			String signature = new String(found.key(), java.nio.charset.StandardCharsets.UTF_8);
			switch (EventCodec.decode(LedgerEvent.class, TopicReader.headers(found), found.value()).data()) {
				case LedgerEvent.Confirmed _ -> counted.add(signature);
				case LedgerEvent.Withdrawn _ -> counted.remove(signature);
				default -> {
				}
			}
		});
		return counted;
	}

	private static void awaitView(ConfigurableApplicationContext service) {
		PublishedCampaigns known = service.getBean(PublishedCampaigns.class);
		await().until(() -> known.isComplete() && known.bySlug("count").isPresent());
	}

	private static Map<String, Long> nonZero(Map<String, Long> counts) {
		return counts.entrySet()
			.stream()
			.filter((entry) -> entry.getValue() != 0)
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	private static void rewind() throws Exception {
		try (Admin admin = admin()) {
			Map<TopicPartition, OffsetAndMetadata> beginning = partitions().stream()
				.collect(Collectors.toMap((partition) -> partition, (partition) -> new OffsetAndMetadata(0)));
			await().ignoreExceptions().atMost(Duration.ofSeconds(30)).until(() -> {
				admin.alterConsumerGroupOffsets(GROUP, beginning).all().get();
				return true;
			});
		}
	}

	private static void awaitDrained() {
		try (Admin admin = admin()) {
			await().atMost(Duration.ofSeconds(60)).until(() -> {
				var committed = admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata().get();
				var ends = admin
					.listOffsets(partitions().stream()
						.collect(Collectors.toMap((partition) -> partition, (partition) -> OffsetSpec.latest())))
					.all()
					.get();
				return ends.entrySet()
					.stream()
					.allMatch((end) -> committed.containsKey(end.getKey())
							&& committed.get(end.getKey()).offset() >= end.getValue().offset());
			});
		}
	}

	private static void makeTopicAnew() throws Exception {
		try (Admin admin = admin()) {
			admin.deleteTopics(List.of("signatures")).all().get();
			await().until(() -> !admin.listTopics().names().get().contains("signatures"));
		}
	}

	private static Admin admin() {
		return Admin.create(Map.of("bootstrap.servers", kafka.brokers()));
	}

	private static List<TopicPartition> partitions() {
		return IntStream.range(0, 4).mapToObj((partition) -> new TopicPartition("signatures", partition)).toList();
	}

	private static Set<String> ids(String topic) {
		return ids(topic, "");
	}

	private static Set<String> ids(String topic, String types) {
		return TopicReader.readAll(kafka.brokers(), topic)
			.stream()
			.filter((found) -> TopicReader.headers(found).getOrDefault("ce_type", "").startsWith(types))
			.map((found) -> TopicReader.headers(found).get("ce_id"))
			.collect(Collectors.toSet());
	}

	private static List<Received<SignatureRecord>> records() {
		return TopicReader.readAll(kafka.brokers(), "signatures")
			.stream()
			.map((found) -> new Received<>(
					EventCodec.decode(SignatureRecord.class, TopicReader.headers(found), found.value()),
					found.partition(), found.offset()))
			.toList();
	}

	private static List<Received<SignatureRecord>> submissions() {
		return records().stream()
			.filter((received) -> received.event().data() instanceof SignatureRecord.Submitted)
			.toList();
	}

	private static String email(Received<SignatureRecord> submitted) {
		return ((SignatureRecord.Submitted) submitted.event().data()).submission().email();
	}

	private String token(Received<SignatureRecord> submitted, ActionToken.Action action) {
		return this.keys.mint(new ActionToken(action, submitted.event().subject(),
				submitted.event().data().campaignId(), submitted.event().id(), Instant.now().plusSeconds(3600)));
	}

	/** What must come out, by what each person did. */
	private static final class Expected {

		private final Map<String, Received<SignatureRecord>> active = new ConcurrentHashMap<>();

		Map<String, Long> by(String dimension) {
			return this.active.values().stream().collect(Collectors.groupingBy((received) -> {
				SignatureRecord.Submitted submitted = (SignatureRecord.Submitted) received.event().data();
				return switch (dimension) {
					case "country" -> submitted.submission().country();
					case "language" -> submitted.submission().locale();
					case "source" -> submitted.submission().source();
					case "organisation" -> submitted.organisation();
					default -> throw new IllegalArgumentException(dimension);
				};
			}, Collectors.counting()));
		}

	}

}
