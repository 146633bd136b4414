package org.portevoix.notification;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.portevoix.backing.BackingServices;
import org.portevoix.backing.MongoProcess;
import org.portevoix.events.Examples;
import org.portevoix.events.NotificationEvent;

import static org.assertj.core.api.Assertions.assertThat;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RelayTroubleIT {

	private final Mailbox mailbox = new Mailbox();

	private final Log log = new Log();

	private final Instance service = Instance.start("relay-trouble-" + UUID.randomUUID(), this.mailbox.smtpPort(),
			"SMTP_TIMEOUT", "PT2S");

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
	void triesAgainWhatTheRelayPutOff() {
		String address = address("later");
		this.mailbox.faults("{\"rejectWith\":451}");
		String mail = this.log.submit(address, UnaryOperator.identity());
		eventually()
			.untilAsserted(() -> assertThat(this.service.row(mail).get("attempts", 0)).isGreaterThanOrEqualTo(2));
		assertThat(this.service.row(mail)).containsEntry("state", "WAITING")
			.containsEntry("code", 451)
			.containsKey("failingSince");
		this.mailbox.heal();
		eventually().untilAsserted(() -> assertThat(this.service.state(mail)).isEqualTo("SENT"));
		assertThat(this.mailbox.to(address)).hasSize(1);
	}

	@Test
	void writesNoMoreToAnAddressThatDoesNotExistAndTellsSo() {
		String address = address("nobody");
		this.mailbox.faults("{\"rejectWith\":550}");
		String mail = this.log.submit(address, UnaryOperator.identity());
		eventually().untilAsserted(() -> assertThat(this.service.row(mail)).containsEntry("state", "BOUNCED")
			.containsEntry("code", 550)
			.doesNotContainKey("draft"));
		this.mailbox.heal();
		String elsewhere = this.log.submit(address, "another-campaign", UnaryOperator.identity());
		eventually().untilAsserted(() -> assertThat(this.service.row(elsewhere)).containsEntry("state", "SUPPRESSED")
			.containsEntry("reason", "bounced"));
		Document person = this.service.mongo().findById(Log.person(address), Document.class, "people");
		assertThat(person).isNotNull();
		assertThat(person.toJson()).doesNotContain(address);
		eventually().untilAsserted(() -> {
			assertThat(Log.told(Log.signature(address))).containsExactly(
					new NotificationEvent.MailBounced(mail, Examples.CAMPAIGN_ID, Log.signature(address), 550));
			assertThat(Log.told(Log.signature(address, "another-campaign")))
				.containsExactly(new NotificationEvent.MailSuppressed(elsewhere, "another-campaign",
						Log.signature(address, "another-campaign"), "bounced"));
		});
		assertThat(this.mailbox.to(address)).isEmpty();
	}

	@Test
	void isNotHeldUpByOneBadAddressAmongAHundred() {
		String bad = address("bad");
		this.mailbox.faults("{\"rejectWith\":451,\"to\":\"%s\"}".formatted(bad));
		String late = this.log.submit(bad, UnaryOperator.identity());
		List<String> others = IntStream.range(0, 99).mapToObj((i) -> address("good" + i)).toList();
		List<String> mails = others.stream().map((one) -> this.log.submit(one, UnaryOperator.identity())).toList();
		eventually().untilAsserted(() -> assertThat(mails).allMatch((mail) -> this.service.state(mail).equals("SENT")));
		assertThat(this.service.state(late)).isEqualTo("WAITING");
		assertThat(others).allMatch((one) -> this.mailbox.to(one).size() == 1);
	}

	@Test
	void sendsAgainUnderTheSameIdWhatMayHaveBeenLost() {
		String address = address("cut-off");
		this.mailbox.faults("{\"dropAfterData\":true}");
		String mail = this.log.submit(address, UnaryOperator.identity());
		// While the breaker is open the relay is blamed, and not the mail.
		eventually().until(() -> this.service.row(mail).get("attempts", 0) > 0
				|| breaker().getState() != CircuitBreaker.State.CLOSED);
		this.mailbox.heal();
		eventually().untilAsserted(() -> assertThat(this.service.state(mail)).isEqualTo("SENT"));
		assertThat(this.mailbox.to(address)).hasSizeGreaterThanOrEqualTo(2)
			.allMatch((one) -> ("<" + mail + "@portevoix.example>").equals(one.headers().get("Message-ID")));
	}

	@Test
	void givesUpWaitingForASlowRelayAndTriesAgain() {
		String address = address("slow");
		this.mailbox.faults("{\"delayMillis\":6000}");
		String mail = this.log.submit(address, UnaryOperator.identity());
		eventually().untilAsserted(() -> assertThat(this.service.row(mail).get("attempts", 0)).isPositive());
		this.mailbox.heal();
		eventually().untilAsserted(() -> assertThat(this.service.state(mail)).isEqualTo("SENT"));
	}

	private CircuitBreaker breaker() {
		return this.service.context().getBean("relayBreaker", CircuitBreaker.class);
	}

	@Test
	void blamesNoMailForARelayThatIsAway() {
		this.mailbox.process().process().kill();
		List<String> addresses = IntStream.range(0, 40).mapToObj((i) -> address("away" + i)).toList();
		List<String> mails = addresses.stream().map((one) -> this.log.submit(one, UnaryOperator.identity())).toList();
		eventually().until(() -> breaker().getState() == CircuitBreaker.State.OPEN);
		this.mailbox.process().process().start();
		eventually().untilAsserted(() -> assertThat(mails).allMatch((mail) -> this.service.state(mail).equals("SENT")));
		// At most the moment in which a relay goes or comes back is a mail's own.
		assertThat(mails).allMatch((mail) -> this.service.row(mail).get("attempts", 0) <= 1);
		assertThat(addresses).allMatch((one) -> this.mailbox.to(one).size() == 1);
	}

	@Test
	void losesNothingAndRepeatsNothingWhileTheStoreIsAway() {
		try (MongoProcess store = BackingServices.startMongo();
				Instance other = Instance.start("own", this.mailbox.smtpPort(), "MONGODB_URI", store.uri(),
						"spring.cloud.stream.bindings.signatures-in-0.group", "store-" + UUID.randomUUID(),
						"spring.cloud.stream.bindings.signatures-in-0.consumer.start-offset", "latest")) {
			String before = address("before-the-store-went");
			String first = this.log.submit(before, UnaryOperator.identity());
			eventually().untilAsserted(() -> assertThat(other.state(first)).isEqualTo("SENT"));
			store.process().kill();
			String during = address("while-it-was-away");
			String mail = this.log.submit(during, UnaryOperator.identity());
			this.log.flush();
			store.process().start();
			eventually().untilAsserted(() -> assertThat(other.state(mail)).isEqualTo("SENT"));
			assertThat(other.state(first)).isEqualTo("SENT");
		}
	}

	private static String address(String who) {
		return who + "-" + UUID.randomUUID().toString().substring(0, 8) + "@example.org";
	}

	private static ConditionFactory eventually() {
		return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100));
	}

}
