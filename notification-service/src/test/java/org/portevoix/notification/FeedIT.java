package org.portevoix.notification;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.portevoix.events.CampaignEvent;
import tools.jackson.databind.JsonNode;

import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

import static org.assertj.core.api.Assertions.assertThat;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeedIT {

	private final Mailbox mailbox = new Mailbox();

	private final Log log = new Log();

	private final Members members = new Members();

	private final String database = "feed-" + UUID.randomUUID();

	private Instance service = start();

	private Partners partner = new Partners(this.log, this.members);

	private Instance start(String... more) {
		List<String> settings = new ArrayList<>(List.of("MEMBER_URL", this.members.url()));
		settings.addAll(List.of(more));
		return Instance.start(this.database, this.mailbox.smtpPort(), settings.toArray(String[]::new));
	}

	@BeforeEach
	void publish() {
		this.partner.close();
		this.partner = new Partners(this.log, this.members);
		this.partner.at(this.service);
		this.partner.publish();
		this.members.away(false);
	}

	@AfterAll
	void stop() {
		this.service.close();
		this.partner.close();
		this.members.close();
		this.log.close();
		this.mailbox.close();
	}

	@Test
	void givesEachEventOnceAndOnlyToThoseEntitled() {
		List<String> events = this.partner.confirm(120);
		Partners another = new Partners(this.log, this.members);
		another.at(this.service);
		another.publish();
		another.confirm(5);
		Reader reader = new Reader();
		eventually().untilAsserted(() -> assertThat(reader.readOn(0)).containsAll(events));
		assertThat(reader.seen).doesNotHaveDuplicates().hasSize(121);
		assertThat(reader.largest).isLessThanOrEqualTo(100);
		assertThat(this.partner.ask("GET", "/api/v1/events?types=org.portevoix.signature.confirmd.v1", null).status())
			.as("a typo would lose what it meant")
			.isEqualTo(400);
		assertThat(this.partner.ask("GET", "/api/v1/events?types=org.portevoix.campaign.published.v1", null).json())
			.singleElement()
			.satisfies((only) -> assertThat(only.path("subject").stringValue()).isEqualTo(this.partner.slug));
		another.close();
	}

	@Test
	void waitsForWhatComesAndAnswersAtOnceThen() throws Exception {
		Reader reader = new Reader();
		eventually().untilAsserted(() -> assertThat(reader.readOn(0)).hasSize(1));
		CompletableFuture<List<String>> waiting = CompletableFuture.supplyAsync(() -> reader.readOn(20));
		Awaitility.await().pollDelay(Duration.ofMillis(500)).until(() -> true);
		String event = this.partner.confirm(1).getFirst();
		assertThat(waiting.get(60, TimeUnit.SECONDS)).contains(event);
		String cursor = reader.cursor;
		assertThat(reader.readOn(1)).doesNotHaveDuplicates().hasSize(2);
		assertThat(this.partner.ask("GET", "/api/v1/events?after=" + cursor, null).link()).contains("rel=\"next\"",
				"/api/v1/events?after=");
	}

	@Test
	void goesOnWithoutGapOrDoubleOverRestartsAndRewinds() {
		Reader reader = new Reader();
		List<String> events = new ArrayList<>(this.partner.confirm(30));
		eventually().untilAsserted(() -> assertThat(reader.readOn(0)).containsAll(events));
		this.service.close();
		events.addAll(this.partner.confirm(30));
		// The same again, as a replay of the ledger tells it.
		events.subList(0, 20).forEach(this.partner::confirm);
		this.service = start("spring.cloud.stream.bindings.publicEvents-in-0.group", "rewound-" + UUID.randomUUID());
		this.partner.at(this.service);
		events.addAll(this.partner.confirm(5));
		eventually().untilAsserted(() -> assertThat(reader.readOn(0)).containsAll(events));
		this.service.close();
		this.service = start();
		this.partner.at(this.service);
		events.addAll(this.partner.confirm(5));
		eventually().untilAsserted(() -> assertThat(reader.readOn(0)).containsAll(events));
		assertThat(reader.seen).doesNotHaveDuplicates().hasSize(events.size() + 1);
		Reader anew = new Reader();
		eventually().untilAsserted(() -> assertThat(anew.readOn(0)).hasSize(events.size() + 1));
		assertThat(new HashSet<>(anew.seen)).isEqualTo(new HashSet<>(reader.seen));
	}

	@Test
	void endsABatchBeforeWhatIsNotKnownYet() {
		String first = UUID.randomUUID().toString();
		String unknown = UUID.randomUUID().toString();
		String last = UUID.randomUUID().toString();
		this.members.says(unknown, "not-yet");
		List.of(first, unknown, last).forEach(this.partner::confirm);
		Reader reader = new Reader();
		eventually().untilAsserted(() -> assertThat(reader.readOn(0)).contains(first));
		eventually().until(() -> this.members.timesAsked(unknown) > 0);
		assertThat(reader.readOn(0)).doesNotContain(unknown, last);
		this.members.agrees(unknown, "ref-feed", "Noor");
		eventually().untilAsserted(() -> assertThat(reader.readOn(0)).contains(unknown, last));
		assertThat(reader.seen).containsSubsequence(first, unknown, last).doesNotHaveDuplicates();
		assertThat(reader.bodies).anyMatch((body) -> body.contains("noor@example.org"));
		this.members.says(unknown, "no");
		Reader later = new Reader();
		eventually().untilAsserted(() -> assertThat(later.readOn(0)).contains(unknown, last));
		assertThat(later.bodies).noneMatch((body) -> body.contains("noor@example.org") || body.contains("ref-feed"));
	}

	@Test
	void saysWhenSomethingIsNoLongerKept() {
		String event = this.partner.confirm(1).getFirst();
		Reader reader = new Reader();
		eventually().untilAsserted(() -> assertThat(reader.readOn(0)).contains(event));
		String old = this.partner.ask("GET", "/api/v1/events?limit=1", null).cursor();
		Document row = this.service.mongo().findById(event, Document.class, "feed");
		this.service.mongo()
			.updateFirst(Query.query(Criteria.where("_id").is(row.getString("stream"))),
					Update.update("trimmed", row.getLong("offset")), "streams");
		Partners.Answer gone = this.partner.ask("GET", "/api/v1/events?after=" + old, null);
		assertThat(gone.status()).isEqualTo(410);
		JsonNode problem = gone.json();
		assertThat(problem.path("type").stringValue()).endsWith("/cursor-expired");
		assertThat(this.partner.ask("GET", problem.path("start").stringValue(), null).status()).isEqualTo(200);
		assertThat(this.partner.ask("GET", "/api/v1/events?after=" + reader.cursor, null).status()).isEqualTo(200);
		this.service.mongo()
			.updateFirst(Query.query(Criteria.where("_id").is(row.getString("stream"))), Update.update("trimmed", -1L),
					"streams");
	}

	@Test
	void refusesCursorsThatItNeverGaveAndThoseWithoutTheRight() {
		Partners.Answer refused = this.partner.ask("GET", "/api/v1/events?after=nonsense", null);
		assertThat(refused.status()).isEqualTo(400);
		assertThat(refused.json().path("errors").get(0).path("field").stringValue()).isEqualTo("after");
		assertThat(this.partner.ask("GET", "/api/v1/events?after=b3RoZXIuMD0x", null).status()).isEqualTo(400);
		assertThat(this.partner
			.ask("GET", "/api/v1/events", null, this.members.client(this.partner.organisation, "subscriptions:write"))
			.status()).isEqualTo(403);
		assertThat(this.partner
			.ask("GET", "/api/v1/events?organisation=" + this.partner.organisation, null,
					this.members.client("another", "events:read"))
			.status()).isEqualTo(403);
		assertThat(this.partner.ask("GET", "/api/v1/events", null, null).status()).isEqualTo(401);
	}

	@Test
	void showsNothingOfACampaignThatAnOrganisationLeft() {
		String event = this.partner.confirm(1).getFirst();
		Reader reader = new Reader();
		eventually().untilAsserted(() -> assertThat(reader.readOn(0)).contains(event));
		this.partner.change(new CampaignEvent.Updated(this.partner.campaign().organisation("somebody-else").build()));
		eventually()
			.untilAsserted(() -> assertThat(this.partner.ask("GET", "/api/v1/events", null).body()).isEqualTo("[]"));
	}

	private static ConditionFactory eventually() {
		return Awaitility.await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(200));
	}

	/** A consumer with its cursor. */
	private final class Reader {

		private final List<String> seen = new ArrayList<>();

		private final List<String> bodies = new ArrayList<>();

		private String cursor = "";

		private int largest;

		/** Reads until there is nothing more; what was read so far. */
		private List<String> readOn(int timeout) {
			int found = 1;
			while (found > 0) {
				Partners.Answer answer = FeedIT.this.partner.ask("GET",
						"/api/v1/events?timeout=" + timeout + (this.cursor.isEmpty() ? "" : "&after=" + this.cursor),
						null);
				assertThat(answer.status()).isEqualTo(200);
				found = answer.json().size();
				this.largest = Math.max(this.largest, found);
				answer.json().forEach((event) -> this.seen.add(event.path("id").stringValue()));
				this.bodies.add(answer.body());
				this.cursor = answer.cursor();
				if (timeout > 0) {
					return this.seen;
				}
			}
			return this.seen;
		}

	}

}
