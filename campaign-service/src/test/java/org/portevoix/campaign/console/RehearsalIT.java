package org.portevoix.campaign.console;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

import org.portevoix.backing.BackingServices;
import org.portevoix.campaign.TopicReader;
import org.portevoix.campaign.campaigns.PublishedCampaigns;
import org.portevoix.campaign.signing.MadeUpSigning;
import org.portevoix.campaign.signing.MadeUpSigning.Somebody;
import org.portevoix.campaign.signing.SignatureRequest;
import org.portevoix.events.CampaignState;
import org.portevoix.events.Event;
import org.portevoix.events.Rehearsal;
import org.portevoix.events.RehearsalEvent;
import org.portevoix.messaging.EventSender;

import static org.assertj.core.api.Assertions.assertThat;

/** A dress rehearsal from its form to the proof that nothing of it is left. */
class RehearsalIT extends RunningConsole {

	private static final Duration PATIENCE = Duration.ofSeconds(90);

	@Autowired
	@SuppressWarnings("NullAway.Init")
	private MongoOperations mongo;

	@Autowired
	@SuppressWarnings("NullAway.Init")
	private PublishedCampaigns published;

	@Autowired
	@SuppressWarnings("NullAway.Init")
	private MadeUpSigning signing;

	@Autowired
	@SuppressWarnings("NullAway.Init")
	private EventSender rehearsals;

	@Test
	void rehearsesADraftAndProvesThatNothingIsLeft() {
		Staff marie = drafted();
		assertThat(marie.page(path())).contains(path() + "/rehearsal");
		assertThat(rehearse(marie, "60", "100")).contains("The rehearsal under way");
		Awaitility.await().atMost(PATIENCE).until(() -> onStage() != null);
		CampaignState rehearsal = Objects.requireNonNull(onStage());
		assertThat(rehearsal.slug()).startsWith(this.slug + "~");
		Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> counted(marie, rehearsal.slug()).contains("<b class=\"num\">60</b>"));
		assertThat(counted(marie, rehearsal.slug())).contains("nobody in these numbers exists", path() + "/rehearsal");
		Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> counted(marie, rehearsal.slug()).contains("Dress rehearsal begun"));
		assertThat(counted(marie, rehearsal.slug())).as("it is a draft").doesNotContain("Campaign published");
		assertThat(marie.page(path() + "/rehearsal")).contains("All have signed");
		assertHidden(rehearsal);

		wipe(marie);
		Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
			assertThat(left(rehearsal.campaignId())).isZero();
			assertThat(marie.page(path() + "/rehearsal")).contains("It is being wiped", "Signatures",
					"colspan=\"3\">Campaigns</th>", "Forms sent and not confirmed");
		});
		prove(rehearsal.campaignId(), "member-service", 3);
		prove(rehearsal.campaignId(), "notification-service", 0);
		Awaitility.await()
			.atMost(PATIENCE)
			.untilAsserted(() -> assertThat(marie.page(path() + "/rehearsal")).contains("It is being wiped"));
		prove(rehearsal.campaignId(), "member-service", 0);
		Awaitility.await()
			.atMost(PATIENCE)
			.untilAsserted(() -> assertThat(marie.page(path() + "/rehearsal")).contains("Nothing of it is left"));
		assertThat(marie.get("/console/campaigns/" + rehearsal.slug() + "/dashboard").statusCode()).isEqualTo(404);

		assertDropsWhatComesLater(rehearsal);
		publish(marie);
		Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> holder(null).get("/api/v1/campaigns/" + this.slug + "/count")
				.body()
				.contains("\"confirmed\":0"));
		assertThat(marie.page(path() + "/rehearsal")).contains("Too late to rehearse", "Nothing of it is left");
	}

	@Test
	void saysWhatHinders() {
		Staff marie = person("Marie Claes", "campaigner", "wsm");
		marie.taken(HtmlForm.of(marie.page("/console/campaigns/_new"))
			.with("title", "Social protection")
			.with("defaultLanguage", "en")
			.with("slug", this.slug));
		assertThat(marie.page(path() + "/rehearsal")).contains(path() + "/settings#targets-0-name")
			.doesNotContain("value=\"start\"");
		assertThat(marie.post(path() + "/rehearsal", plan("10", "10")).statusCode()).isEqualTo(409);
		Staff editor = person("Ed", "editor", "wsm");
		assertThat(editor.get(path() + "/rehearsal").statusCode()).isEqualTo(403);
	}

	@Test
	void keepsToItsBoundsAndToOneAtATime() {
		Staff marie = drafted();
		String refused = marie.post(path() + "/rehearsal", plan("10001", "x")).body();
		assertThat(refused).contains("from 1 to 10,000", "from 1 to 100", "value=\"10001\"");
		rehearse(marie, "10000", "5");
		assertThat(marie.post(path() + "/rehearsal", plan("10", "10")).statusCode()).isEqualTo(409);
		Awaitility.await().atMost(PATIENCE).until(() -> onStage() != null);
		assertThat(marie.post(path() + "/rehearsal", Map.of("act", "stop")).statusCode()).isEqualTo(303);
		assertThat(marie.page(path() + "/rehearsal")).contains("Stopped").doesNotContain("value=\"stop\"");
		wipe(marie);
		rehearse(marie, "5", "100");
		wipe(marie);
		Awaitility.await().atMost(PATIENCE).until(() -> onStage() == null);
		String acts = TopicReader.readAll(BackingServices.kafkaBrokers(), "audit")
			.stream()
			.map((found) -> new String(found.value(), StandardCharsets.UTF_8))
			.filter((act) -> act.contains(this.slug))
			.collect(Collectors.joining());
		assertThat(acts).contains("campaign.rehearsal-started", "campaign.rehearsal-stopped",
				"campaign.rehearsal-wiped");
	}

	private void assertHidden(CampaignState rehearsal) {
		Staff citizen = holder(null);
		for (String slug : List.of(this.slug, rehearsal.slug())) {
			assertThat(citizen.get("/api/v1/campaigns/" + slug).statusCode()).isEqualTo(404);
			assertThat(citizen.get("/api/v1/campaigns/" + slug + "/count").statusCode()).isEqualTo(404);
			assertThat(citizen.get("/en/campaigns/" + slug).statusCode()).isEqualTo(404);
			assertThat(citizen
				.send("POST", "/api/v1/campaigns/" + slug + "/signatures", "{\"givenName\":\"A\"}", "application/json")
				.statusCode()).isEqualTo(404);
		}
		assertThat(citizen.get("/api/v1/campaigns").body()).doesNotContain(this.slug);
		assertThat(citizen.get("/en/").body()).doesNotContain(this.slug);
		assertThat(person("Awa", "administrator", "fos").get("/console/campaigns/" + rehearsal.slug() + "/dashboard")
			.statusCode()).isEqualTo(404);
	}

	/**
	 * As a replay of the log would bring it, or an instance that heard of the end late.
	 */
	private void assertDropsWhatComesLater(CampaignState rehearsal) {
		List<Somebody> again = new ArrayList<>();
		for (int i = 0; i < 40; i++) {
			again.add(new Somebody("late-" + i,
					new SignatureRequest("Late", "Comer", "late." + i + "@" + Rehearsal.domain(rehearsal.campaignId()),
							"BE", null, "en", null, true, List.of(), null, null)));
		}
		this.signing.sign(rehearsal, again);
		Awaitility.await().atMost(PATIENCE).until(RehearsalIT::isDrained);
		assertThat(left(rehearsal.campaignId())).isZero();
	}

	private static boolean isDrained() throws Exception {
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", BackingServices.kafkaBrokers()))) {
			Map<TopicPartition, Long> read = new HashMap<>();
			admin.listConsumerGroupOffsets("campaign-ledger")
				.partitionsToOffsetAndMetadata()
				.get()
				.forEach((partition, offset) -> read.put(partition, offset.offset()));
			Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
			read.keySet().forEach((partition) -> ends.put(partition, OffsetSpec.latest()));
			return admin.listOffsets(ends)
				.all()
				.get()
				.entrySet()
				.stream()
				.allMatch((end) -> read.getOrDefault(end.getKey(), 0L) >= end.getValue().offset());
		}
	}

	private @Nullable CampaignState onStage() {
		return this.published.rehearsals()
			.stream()
			.filter((one) -> Rehearsal.campaignOf(one.slug()).equals(this.slug))
			.findFirst()
			.orElse(null);
	}

	private long left(String campaignId) {
		return List.of("signatures", "tallies", "timeline")
			.stream()
			.mapToLong((held) -> this.mongo.count(Query.query(Criteria.where("campaignId").is(campaignId)), held))
			.sum();
	}

	private void prove(String campaignId, String service, long left) {
		this.rehearsals.send("rehearsals", Event.of(java.net.URI.create("/test"), campaignId, Instant.now(),
				new RehearsalEvent.Wiped(campaignId, service, Map.of("consents", 7L), Map.of("consents", left))));
	}

	private static Map<String, String> plan(String signatures, String perSecond) {
		return Map.of("act", "start", "signatures", signatures, "perSecond", perSecond, "consenting", "50");
	}

	private static String counted(Staff by, String slug) {
		return by.page("/console/campaigns/" + slug + "/dashboard");
	}

}
