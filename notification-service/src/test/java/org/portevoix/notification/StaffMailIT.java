package org.portevoix.notification;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.portevoix.events.Event;
import org.portevoix.events.StaffEvent;

import static org.assertj.core.api.Assertions.assertThat;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StaffMailIT {

	private final Mailbox mailbox = new Mailbox();

	private final Log log = new Log();

	private final Instance service = Instance.start("notification-" + UUID.randomUUID(), this.mailbox.smtpPort());

	private String address = "";

	@BeforeEach
	void address() {
		this.address = "noor-" + UUID.randomUUID() + "@example.org";
	}

	@AfterAll
	void stop() {
		this.service.close();
		this.log.close();
		this.mailbox.close();
	}

	@Test
	void invitesInHerLanguageOnceHoweverOftenItIsRead() {
		Event<StaffEvent> invited = invited("nl", "https://example.org/invitation?token=a.b",
				Instant.now().plus(Duration.ofDays(7)));
		this.log.append("staff", invited);
		this.log.append("staff", invited);
		Event<StaffEvent> reset = Event.of(URI.create("/tests"), "a", Instant.now(),
				new StaffEvent.ResetRequested("a", this.address, "Noor Voorbeeld", "es",
						"https://example.org/password?token=a.c", Instant.now().plus(Duration.ofHours(1))));
		this.log.append("staff", reset);
		eventually().untilAsserted(() -> assertThat(this.mailbox.to(this.address)).hasSize(2));
		assertThat(this.mailbox.to(this.address))
			.anySatisfy((mail) -> assertThat(mail.text()).contains("Dag Noor Voorbeeld,", "Wereldsolidariteit",
					"Mijn account openen\nhttps://example.org/invitation?token=a.b\n"))
			.anySatisfy((mail) -> assertThat(mail.text()).contains("https://example.org/password?token=a.c"));
		for (String mail : new String[] { invited.id(), reset.id() }) {
			eventually().untilAsserted(() -> assertThat(this.service.row(mail)).containsEntry("state", "SENT")
				.doesNotContainKeys("note", "personId"));
		}
		// Those of other tests' signatures, which this instance reads too, are not meant.
		assertThat(this.service.mongo().findAll(Document.class, "tellings"))
			.noneMatch((telling) -> telling.getList("mails", String.class).contains(invited.id())
					|| telling.getList("mails", String.class).contains(reset.id()));
	}

	@Test
	void sendsNoLinkThatIsOver() {
		Event<StaffEvent> late = invited("fr", "https://example.org/invitation?token=a.d",
				Instant.now().minusSeconds(1));
		this.log.append("staff", late);
		eventually().untilAsserted(() -> assertThat(this.service.row(late.id())).containsEntry("state", "FAILED")
			.doesNotContainKey("note"));
	}

	@Test
	void tellsWhoHasAnAccountThatSheIsInOneMoreTeam() {
		Event<StaffEvent> added = invited("en", "https://example.org/console", null);
		this.log.append("staff", added);
		eventually().untilAsserted(() -> assertThat(this.service.state(added.id())).isEqualTo("SENT"));
		assertThat(this.mailbox.to(this.address))
			.anySatisfy((mail) -> assertThat(mail.text()).contains("has added you to the team of Wereldsolidariteit"));
	}

	private Event<StaffEvent> invited(String language, String link, @Nullable Instant until) {
		return Event.of(URI.create("/tests"), "a", Instant.now(), new StaffEvent.Invited("a", this.address,
				"Noor Voorbeeld", language, "Wereldsolidariteit", "Amélie Exemple", link, until));
	}

	private static ConditionFactory eventually() {
		return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(200));
	}

}
