package org.portevoix.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.portevoix.events.ConsentAnswer;
import org.portevoix.events.End;
import org.portevoix.events.Event;
import org.portevoix.events.EventCodec;
import org.portevoix.events.Evidence;
import org.portevoix.events.Examples;
import org.portevoix.events.LedgerEvent;
import org.portevoix.events.NotificationEvent;
import org.portevoix.events.Purpose;
import org.portevoix.events.SignatureRecord;
import org.portevoix.tokens.ActionToken;
import org.portevoix.tokens.ActionToken.Action;
import org.portevoix.tokens.TokenKeys;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.data.mongodb.core.query.Query;

import static org.assertj.core.api.Assertions.assertThat;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConfirmationMailIT {

	private final Mailbox mailbox = new Mailbox();

	private final Log log = new Log();

	private final String database = "notification-" + UUID.randomUUID();

	private final Instance service = Instance.start(this.database, this.mailbox.smtpPort());

	@BeforeAll
	void publish() {
		this.log.publishCampaign();
	}

	@AfterEach
	void heal() {
		this.mailbox.heal();
	}

	@AfterAll
	void stop() {
		this.service.close();
		this.log.close();
		this.mailbox.close();
	}

	@Test
	void mailsWhatWasAgreedWithLinksThatNameTheSubmission() {
		String address = address("agreed");
		String submission = this.log.submit(address, (typed) -> typed.name("Amélie", "Exemple"));
		Mailbox.Received mail = theOnlyMail(address);
		assertThat(mail.headers()).containsEntry("Message-ID", "<" + submission + "@portevoix.example>")
			.containsEntry("Auto-Submitted", "auto-generated")
			.containsEntry("X-Auto-Response-Suppress", "All")
			.containsEntry("From", "Organisation Exemple <noreply@portevoix.example>")
			.containsEntry("Reply-To", "Organisation Exemple <hello@example.org>")
			.containsKey("Date");
		assertThat(mail.subject()).contains("Protection sociale");
		assertThat(mail.text()).contains("Bonjour Amélie", "Je veux recevoir la lettre de l'Organisation Exemple.",
				"Organisation Exemple ASBL, Rue de l'Exemple 1, 1000 Bruxelles", "privacy@example.org",
				Examples.NOTICE_VERSION, "\nhttp://localhost:8080/fr/campaigns/" + Examples.SLUG + "/notice\n");
		// A line that begins with a dot arrives with one.
		assertThat(mail.html()).contains("\n.leaf{background").doesNotContain("..");
		assertThat(mail.text()).doesNotContain("..");
		assertThat(token(mail.link("confirm"), Action.CONFIRM)).satisfies((token) -> {
			assertThat(token.submission()).isEqualTo(submission);
			assertThat(token.signatureId()).isEqualTo(Log.signature(address));
			assertThat(token.expiresAt()).isBetween(Instant.now().plus(Duration.ofDays(6)),
					Instant.now().plus(Duration.ofDays(8)));
		});
		assertThat(token(mail.link("withdraw"), Action.WITHDRAW).submission()).isEqualTo(submission);
	}

	@Test
	void keepsNoAddressAndNoNameOnceTheMailIsSent() {
		String address = address("forgotten");
		String submission = this.log.submit(address, UnaryOperator.identity());
		eventually().untilAsserted(() -> assertThat(this.service.state(submission)).isEqualTo("SENT"));
		assertThat(this.service.row(submission)).doesNotContainKey("draft")
			.containsEntry("personId", Log.person(address))
			.containsEntry("signatureId", Log.signature(address));
		assertThat(this.service.row(submission).toJson()).doesNotContain(address, "Exemple");
	}

	@Test
	void tellsThatTheRelayTookIt() {
		String address = address("told");
		String submission = this.log.submit(address, UnaryOperator.identity());
		eventually().untilAsserted(() -> assertThat(Log.told(Log.signature(address))).containsExactly(
				new NotificationEvent.MailAccepted(submission, Examples.CAMPAIGN_ID, Log.signature(address))));
		eventually().until(() -> this.service.mongo().count(new Query(), "tellings") == 0);
	}

	@Test
	void saysNothingAboutWhatWasRefused() {
		String address = address("refused");
		this.log.submit(address, (typed) -> typed
			.consents(new ConsentAnswer(Purpose.NEWSLETTER, Examples.ORGANISATION, false, Examples.TEXT_VERSION)));
		assertThat(theOnlyMail(address).text()).doesNotContain("Je veux recevoir la lettre");
	}

	@Test
	void mailsNobodyTwiceWhenTheTopicIsRewound() {
		String address = address("rewound");
		String submission = this.log.submit(address, UnaryOperator.identity());
		eventually().untilAsserted(() -> assertThat(this.service.state(submission)).isEqualTo("SENT"));
		// A group of its own begins where the topic does.
		String group = "rewound-" + UUID.randomUUID();
		try (Instance rewound = Instance.start(this.database, this.mailbox.smtpPort(),
				"spring.cloud.stream.bindings.signatures-in-0.group", group)) {
			eventually().untilAsserted(() -> assertThat(Log.lag(group)).isZero());
			String later = address("after-rewinding");
			this.log.submit(later, UnaryOperator.identity());
			theOnlyMail(later);
			eventually().untilAsserted(() -> assertThat(Log.lag(group)).isZero());
			assertThat(rewound.state(submission)).isEqualTo("SENT");
			assertThat(this.mailbox.to(later)).hasSize(1);
		}
		assertThat(this.mailbox.to(address)).hasSize(1);
	}

	@Test
	void putsASecondMailWithinTheHourOffAndSendsOnlyTheLatest() {
		String address = address("impatient");
		String first = this.log.submit(address, UnaryOperator.identity());
		String second = this.log.submit(address, UnaryOperator.identity());
		String third = this.log.submit(address, UnaryOperator.identity());
		eventually().untilAsserted(() -> {
			assertThat(this.service.state(first)).isEqualTo("SENT");
			assertThat(this.service.state(second)).isEqualTo("SUPPRESSED");
			assertThat(this.service.state(third)).isEqualTo("WAITING");
		});
		assertThat(this.service.row(third).getDate("due").toInstant())
			.isAfter(Instant.now().plus(Duration.ofMinutes(55)));
		assertThat(this.mailbox.to(address)).hasSize(1);
		eventually().untilAsserted(() -> assertThat(Log.told(Log.signature(address))).contains(
				new NotificationEvent.MailSuppressed(second, Examples.CAMPAIGN_ID, Log.signature(address), "limit")));
	}

	@Test
	@Tag("faults")
	void letsNobodysOwnMailWaitForOneThatAStrangerCaused() {
		String address = address("owner");
		String strangers = this.log.submit(address, UnaryOperator.identity());
		String own = this.log.submit(address, (typed) -> typed.name("Owner", "Herself"));
		eventually().untilAsserted(() -> {
			assertThat(this.service.state(strangers)).isEqualTo("SENT");
			assertThat(this.service.state(own)).isEqualTo("SENT");
		});
	}

	@Test
	@Tag("faults")
	void writesAtOnceToWhoeverComesBackAfterAWithdrawal() {
		String address = address("returning");
		String first = this.log.submit(address, UnaryOperator.identity());
		String waiting = this.log.submit(address, UnaryOperator.identity());
		eventually().untilAsserted(() -> assertThat(this.service.state(first)).isEqualTo("SENT"));
		this.log.append("ledger", Log.signature(address),
				new LedgerEvent.Withdrawn(Examples.CAMPAIGN_ID, 1, Log.person(address), End.WITHDRAWN));
		eventually().untilAsserted(() -> assertThat(this.service.state(waiting)).isEqualTo("SUPPRESSED"));
		String again = this.log.submit(address, UnaryOperator.identity());
		eventually().untilAsserted(() -> assertThat(this.service.state(again)).isEqualTo("SENT"));
	}

	@Test
	void sendsNoMoreThanEightADayToOneAddress() {
		String address = address("many");
		List<String> submissions = java.util.stream.IntStream.range(0, 12)
			.mapToObj((i) -> this.log.submit(address, "campaign-" + i, UnaryOperator.identity()))
			.toList();
		eventually().untilAsserted(
				() -> assertThat(submissions.stream().map(this.service::state)).filteredOn("SUPPRESSED"::equals)
					.hasSize(4));
		assertThat(submissions.stream().map(this.service::state)).filteredOn("WAITING"::equals).hasSize(8);
	}

	@Test
	void waitsForACampaignThatIsNotKnownYetAndHoldsUpNobody() {
		String unknown = address("early");
		String known = address("behind-the-early");
		String waiting = this.log.submit(unknown, "campaign-to-come", UnaryOperator.identity());
		this.log.submit(known, UnaryOperator.identity());
		theOnlyMail(known);
		assertThat(this.service.state(waiting)).isEqualTo("WAITING");
		this.log.append("campaigns", "campaign-to-come", new org.portevoix.events.CampaignEvent.Published(
				Examples.campaign().id("campaign-to-come").slug("to-come").build()));
		theOnlyMail(unknown);
	}

	@Test
	void writesNoMoreToWhoeverSaysThatItWasNotHer() {
		String address = address("disowner");
		this.log.submit(address, UnaryOperator.identity());
		theOnlyMail(address);
		String putOff = this.log.submit(address, UnaryOperator.identity());
		eventually().untilAsserted(() -> assertThat(this.service.state(putOff)).isEqualTo("WAITING"));
		this.log.append("ledger", Log.signature(address),
				new LedgerEvent.Disowned(Examples.CAMPAIGN_ID, Log.person(address)));
		eventually().untilAsserted(() -> assertThat(this.service.row(putOff)).containsEntry("state", "SUPPRESSED")
			.containsEntry("reason", "disowned")
			.doesNotContainKey("draft"));
		String again = this.log.submit(address, "another-campaign", UnaryOperator.identity());
		eventually().untilAsserted(() -> assertThat(this.service.row(again)).containsEntry("reason", "disowned"));
		assertThat(this.mailbox.to(address)).hasSize(1);
	}

	@Test
	void forgetsWhoeverIsErased() {
		String address = address("erased");
		String sent = this.log.submit(address, UnaryOperator.identity());
		theOnlyMail(address);
		String putOff = this.log.submit(address, UnaryOperator.identity());
		eventually().untilAsserted(() -> assertThat(this.service.state(putOff)).isEqualTo("WAITING"));
		this.log.append("ledger", Log.signature(address),
				new LedgerEvent.Erased(Examples.CAMPAIGN_ID, Log.person(address), null));
		eventually().untilAsserted(() -> {
			assertThat(this.service.row(sent)).doesNotContainKey("personId").containsEntry("state", "SENT");
			assertThat(this.service.row(putOff)).doesNotContainKeys("personId", "draft")
				.containsEntry("reason", "erased");
		});
	}

	@Test
	void understandsASubmissionWithAFieldThatItDoesNotKnow() {
		String address = address("newer");
		Event<SignatureRecord> event = Event.of(java.net.URI.create("/tests"), Log.signature(address), Instant.now(),
				new SignatureRecord.Submitted(Examples.CAMPAIGN_ID, Examples.SLUG, Examples.ORGANISATION,
						Log.person(address), Examples.submission().email(address).submittedAt(Instant.now()).build(),
						new Evidence(null, null, null)));
		ObjectNode data = (ObjectNode) EventCodec.mapper().readTree(EventCodec.data(event));
		data.put("later", "addition");
		((ObjectNode) data.get("submission")).put("alsoLater", true);
		this.log.append("signatures", event, EventCodec.mapper().writeValueAsBytes(data));
		theOnlyMail(address);
	}

	@Test
	void isReadyAndShowsItsFigures() throws Exception {
		try (java.net.http.HttpClient http = java.net.http.HttpClient.newHttpClient()) {
			eventually().untilAsserted(() -> assertThat(get(http, "/actuator/health/readiness")).contains("\"UP\""));
			assertThat(get(http, "/actuator/prometheus")).contains("portevoix_mails_waiting",
					"portevoix_mails_overdue_seconds", "portevoix_mails_held", "resilience4j_circuitbreaker_state");
		}
	}

	private String get(java.net.http.HttpClient http, String path) throws Exception {
		return http
			.send(java.net.http.HttpRequest
				.newBuilder(java.net.URI.create("http://127.0.0.1:" + this.service.port() + path))
				.build(), java.net.http.HttpResponse.BodyHandlers.ofString())
			.body();
	}

	private Mailbox.Received theOnlyMail(String address) {
		eventually().untilAsserted(() -> assertThat(this.mailbox.to(address)).hasSize(1));
		return this.mailbox.to(address).getFirst();
	}

	private static ActionToken token(String link, Action action) {
		return TokenKeys.parse(Instance.TOKEN_KEYS)
			.verify(link.substring(link.indexOf("token=") + 6), action, Instant.now());
	}

	private static String address(String who) {
		return who + "-" + UUID.randomUUID().toString().substring(0, 8) + "@example.org";
	}

	private static ConditionFactory eventually() {
		return Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(100));
	}

}
