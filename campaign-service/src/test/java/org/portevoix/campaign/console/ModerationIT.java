package org.portevoix.campaign.console;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.portevoix.backing.BackingServices;
import org.portevoix.campaign.TopicReader;
import org.portevoix.campaign.campaigns.PublishedCampaigns;
import org.portevoix.campaign.ledger.Counts;
import org.portevoix.campaign.signing.Client;
import org.portevoix.campaign.signing.SignatureRequest;
import org.portevoix.campaign.signing.Signing;
import org.portevoix.events.Event;
import org.portevoix.events.SignatureRecord;
import org.portevoix.messaging.EventSender;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** False signatures: found by what they have in common, and taken out of the count. */
class ModerationIT extends RunningConsole {

	static {
		Awaitility.setDefaultTimeout(Duration.ofSeconds(90));
	}

	@Autowired
	@SuppressWarnings("NullAway.Init")
	private Signing signing;

	@Autowired
	@SuppressWarnings("NullAway.Init")
	private MongoOperations store;

	@Autowired
	@SuppressWarnings("NullAway.Init")
	private EventSender log;

	@Autowired
	@SuppressWarnings("NullAway.Init")
	private PublishedCampaigns campaigns;

	@Autowired
	@SuppressWarnings("NullAway.Init")
	private Counts counts;

	@Test
	void findsWhatFalseSignaturesHaveInCommonAndTakesThemOut() {
		Staff marie = signed();
		String groups = marie.page(path() + "/moderation");
		assertThat(groups).contains("throwaway.example", "Counted signatures: 8", "Form open for less than 3 seconds",
				"Of 14 counted signatures");
		assertThat(groups).as("six of a network, eight of another, and nobody by name")
			.contains("Counted signatures: 6")
			.doesNotContain("Zyxwplanted", "bot0@", "192.0.2", "198.51.100");

		String group = marie.post(path() + "/moderation/group", Map.of("kind", "domain", "value", "throwaway.example"))
			.body();
		assertThat(group).doesNotContain("Zyxwplanted", "bot0@", "example.org");
		HtmlForm form = HtmlForm.of(group);
		assertThat(marie.send(form.with("which", "marked").with("reason", "Eight in one second")).body())
			.contains("Mark the ones you mean");
		assertThat(marie.send(form.with("which", "all").with("reason", " ")).statusCode()).isEqualTo(400);
		assertThat(count()).isEqualTo(14);
		sign(1, "throwaway.example", "192.0.2.9", 40);
		await().untilAsserted(() -> assertThat(count()).isEqualTo(15));

		String after = marie.taken(form.with("which", "all").with("reason", "Eight in one second"));
		assertThat(after).contains("8 signatures leave the count");
		await().untilAsserted(() -> assertThat(count()).as("who came after the page was looked at stays").isEqualTo(7));
		assertThat(marie.page(path() + "/dashboard"))
			.contains("8 signatures taken out of the count: Eight in one second", "Marie Claes");
		await().untilAsserted(() -> assertThat(TopicReader.readAll(BackingServices.kafkaBrokers(), "audit"))
			.anySatisfy((found) -> assertThat(new String(found.value())).contains("signatures.invalidated", this.slug,
					"Eight in one second")));
		assertThat(marie.taken(form)).contains("None was left");
		assertThat(count()).isEqualTo(7);
	}

	@Test
	void takesOutOnlyThoseThatAreMarked() {
		Staff marie = signed();
		HtmlForm form = HtmlForm
			.of(marie.post(path() + "/moderation/group", Map.of("kind", "hurry", "value", "")).body());
		Document one = documents().stream()
			.filter((document) -> document.toString().contains("throwaway.example"))
			.findFirst()
			.orElseThrow();
		Document other = documents().stream()
			.filter((document) -> !document.toString().contains("throwaway.example"))
			.findFirst()
			.orElseThrow();
		form.fields.put("marked", one.getString("_id") + "," + other.getString("_id"));
		assertThat(marie.taken(form.with("which", "marked").with("reason", "This one alone")))
			.contains("One signature leaves the count");
		await().untilAsserted(() -> assertThat(count()).as("the other is not of this group").isEqualTo(13));
		assertThat(documents()).filteredOn((document) -> one.getString("_id").equals(document.getString("_id")))
			.singleElement()
			.satisfies((document) -> assertThat(document.toString()).contains("INVALIDATED")
				.doesNotContain("personId", "Zyxwplanted", "throwaway.example"));
	}

	@Test
	void forgetsTracesThatAreOverTheirTimeAndLeavesTheCount() {
		Staff marie = signed();
		this.store.updateMulti(Query.query(Criteria.where("slug").is(this.slug)),
				new Update().set("cycle.traces.until", Date.from(Instant.now().minusSeconds(1))), "signatures");
		assertThat(marie.page(path() + "/moderation")).contains("Of 0 counted signatures", "Nothing stands out");
		await().untilAsserted(() -> assertThat(documents())
			.allSatisfy((document) -> assertThat(document.toString()).doesNotContain("throwaway.example", "network")));
		assertThat(count()).isEqualTo(14);
		sign(1, "example.org", "192.0.2.9", 40);
		await().untilAsserted(() -> assertThat(count()).as("the ledger goes on").isEqualTo(15));
	}

	@Test
	void refusesWhatIsNoGroup() {
		Staff marie = signed();
		for (Map<String, String> wrong : List.of(Map.<String, String>of(), Map.of("kind", "name", "value", "x"),
				Map.of("kind", "domain", "value", ""), Map.of("kind", "hurry", "value", "x"))) {
			assertThat(marie.post(path() + "/moderation/group", wrong).statusCode()).isEqualTo(303);
			assertThat(marie.post(path() + "/moderation/invalidate", wrong).statusCode()).isEqualTo(303);
		}
		assertThat(marie
			.post(path() + "/moderation/invalidate",
					Map.of("kind", "hurry", "value", "", "asOf", "yesterday", "which", "all", "reason",
							"No time given"))
			.statusCode()).isEqualTo(303);
		assertThat(marie.post(path() + "/moderation/group", Map.of("kind", "network", "value", "unknown")).body())
			.contains("None of these counts any more");
		for (String time : List.of("2099-01-01T00:00:00Z", "+999999999-01-01T00:00:00Z", "2020-01-01T00:00:00Z")) {
			assertThat(marie
				.post(path() + "/moderation/invalidate",
						Map.of("kind", "hurry", "value", "", "asOf", time, "which", "all", "reason", "Another time"))
				.statusCode()).isEqualTo(303);
		}
		assertThat(count()).isEqualTo(14);
	}

	/** Whoever knows her domain would know that she signed. */
	@Test
	void showsNobodyByWhatSheAloneHas() {
		Staff marie = signed();
		sign(1, "dupont-alone.example", "203.0.113.7", 1);
		await().untilAsserted(() -> assertThat(count()).isEqualTo(15));
		assertThat(marie.post(path() + "/moderation/group", Map.of("kind", "domain", "value", "dupont-alone.example"))
			.body()).contains("None of these counts any more").doesNotContain("Counted signatures");
		assertThat(marie.post(path() + "/moderation/group", Map.of("kind", "hurry", "value", "")).body())
			.contains("Counted signatures: 9", "throwaway.example")
			.doesNotContain("dupont-alone");
		assertThat(marie.post(path() + "/moderation/invalidate",
				Map.of("kind", "domain", "value", "dupont-alone.example", "asOf", Instant.now().toString(), "which",
						"all", "reason", "Only she has it"))
			.headers()
			.firstValue("Location")).hasValueSatisfying((to) -> assertThat(to).endsWith("?taken=0"));
		await().untilAsserted(() -> assertThat(TopicReader.readAll(BackingServices.kafkaBrokers(), "audit"))
			.anySatisfy((found) -> assertThat(new String(found.value())).contains("signatures.looked-at", this.slug)
				.doesNotContain("dupont-alone")));
	}

	@Test
	void shutsNobodyOut() throws IOException {
		Staff marie = drafted();
		publish(marie);
		known();
		try (Chromium browser = Chromium.open(true);
				SmallGateway gateway = new SmallGateway(this.port, token("Marie Claes", "campaigner", "wsm"))) {
			browser.wide(1280);
			browser.driver.get(gateway.url(path() + "/moderation"));
			look(browser, "moderation-nothing");
			signed(marie);
			browser.wide(1280);
			browser.driver.get(gateway.url(path() + "/moderation"));
			look(browser, "moderation");
			browser.wide(1280);
			browser.find("[aria-labelledby=domain-title] form button").sendKeys(Keys.ENTER);
			look(browser, "moderation-group");
			browser.wide(1280);
			browser.find("main form button.danger").sendKeys(Keys.ENTER);
			await().until(() -> !browser.driver.findElements(By.cssSelector(".summary")).isEmpty());
			assertThat(browser.driver.switchTo().activeElement().getAttribute("class")).contains("summary");
			look(browser, "moderation-faults");
			browser.find("#which-all").sendKeys(Keys.SPACE);
			browser.type("reason", "Eight in one second");
			browser.find("main form button.danger").sendKeys(Keys.ENTER);
			await().until(() -> !browser.driver.findElements(By.cssSelector(".told")).isEmpty());
			look(browser, "moderation-taken");
		}
	}

	private static void look(Chromium browser, String name) {
		for (int width : List.of(320, 1280)) {
			browser.wide(width);
			browser.picture("console-" + name + "-" + width);
			browser.assertGood(name, width);
		}
	}

	/** Six who took their time, and eight who did not, all from somewhere else. */
	private Staff signed() {
		Staff marie = drafted();
		publish(marie);
		known();
		return signed(marie);
	}

	private Staff signed(Staff marie) {
		sign(6, "example.org", "192.0.2.7", 41);
		sign(8, "throwaway.example", "198.51.100.7", 1);
		await().untilAsserted(() -> assertThat(count()).isEqualTo(14));
		return marie;
	}

	private void known() {
		await().until(() -> this.campaigns.bySlug(this.slug).isPresent());
	}

	private void sign(int number, String domain, String address, int seconds) {
		IntStream.range(0, number)
			.forEach(
					(one) -> this.signing
						.sign(this.slug,
								new SignatureRequest("Zyxwplanted", "Voorbeeld", "bot" + one + seconds + "@" + domain,
										"BE", "1000", "en", null, true, consents(), "mail", seconds),
								new Client(address, null)));
		await().until(() -> documents().stream()
			.filter((found) -> !found.getList("pending", Document.class).isEmpty())
			.count() == number);
		documents().forEach(
				(found) -> found.getList("pending", Document.class)
					.forEach((typed) -> this.log.send("signatures-out-0", Event.of(URI.create("/test"),
							found.getString("_id"), Instant.now(),
							new SignatureRecord.Confirmation(found.getString("campaignId"), typed.getString("_id"))))));
		await()
			.until(() -> documents().stream().allMatch((found) -> found.getList("pending", Document.class).isEmpty()));
	}

	/** Yes to all that is asked. */
	private List<SignatureRequest.Consent> consents() {
		return this.campaigns.required(this.slug)
			.consents()
			.stream()
			.map((question) -> new SignatureRequest.Consent(question.purpose().code(), question.organisation(), true,
					question.texts().get("en").version()))
			.toList();
	}

	private List<Document> documents() {
		return this.store.find(Query.query(Criteria.where("slug").is(this.slug)), Document.class, "signatures");
	}

	private long count() {
		return this.counts.of(this.campaigns.required(this.slug).campaignId())
			.map((count) -> count.confirmed())
			.orElse(0L);
	}

}
