package org.portevoix.notification;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SeveralInstancesIT {

	private static final int MAILS = 300;

	@Test
	void mailEachSubmissionOnceTogether() {
		String database = "together-" + UUID.randomUUID();
		try (Mailbox mailbox = new Mailbox();
				Log log = new Log();
				Instance one = Instance.start(database, mailbox.smtpPort());
				Instance other = Instance.start(database, mailbox.smtpPort())) {
			log.publishCampaign();
			List<String> addresses = addresses("together");
			List<String> mails = addresses.stream().map((each) -> log.submit(each, UnaryOperator.identity())).toList();
			eventually().untilAsserted(() -> assertThat(mails).allMatch((mail) -> one.state(mail).equals("SENT")));
			assertThat(received(mailbox, addresses)).hasSize(MAILS).allSatisfy((_, count) -> assertThat(count).isOne());
			assertThat(other.state(mails.getFirst())).isEqualTo("SENT");
		}
	}

	@Test
	void finishWhatAStoppedOneHadOnItsTray() {
		String database = "stopped-" + UUID.randomUUID();
		try (Mailbox mailbox = new Mailbox(); Log log = new Log()) {
			log.publishCampaign();
			mailbox.faults("{\"delayMillis\":50}");
			List<String> addresses = addresses("stopped");
			try (Instance stopped = Instance.start(database, mailbox.smtpPort(), "SMTP_CONNECTIONS", "2")) {
				addresses.forEach((each) -> log.submit(each, UnaryOperator.identity()));
				eventually().until(() -> received(mailbox, addresses).size() > 30);
				assertThat(stopped.context().isRunning()).isTrue();
			}
			assertThat(received(mailbox, addresses)).hasSizeLessThan(MAILS);
			mailbox.heal();
			// Given back, not waited for: the lease is two minutes.
			try (Instance next = Instance.start(database, mailbox.smtpPort())) {
				Awaitility.await()
					.atMost(Duration.ofSeconds(60))
					.untilAsserted(() -> assertThat(received(mailbox, addresses)).hasSize(MAILS));
				assertThat(next.context().isRunning()).isTrue();
			}
			assertThat(received(mailbox, addresses)).allSatisfy((_, count) -> assertThat(count).isOne());
		}
	}

	@Test
	void takeOverWhatAKilledOneLeft(@TempDir Path directory) {
		String database = "killed-" + UUID.randomUUID();
		try (Mailbox mailbox = new Mailbox(); Log log = new Log()) {
			log.publishCampaign();
			mailbox.faults("{\"delayMillis\":50}");
			List<String> addresses = addresses("killed");
			List<String> mails;
			try (ServiceProcess killed = ServiceProcess.start(directory.resolve("killed.log"), database,
					mailbox.smtpPort(), "SMTP_CONNECTIONS", "4", "MAIL_LEASE", "PT10S")) {
				mails = addresses.stream().map((each) -> log.submit(each, UnaryOperator.identity())).toList();
				eventually().until(() -> received(mailbox, addresses).size() > 50);
				assertThat(killed.isAlive()).isTrue();
			}
			assertThat(received(mailbox, addresses)).hasSizeLessThan(MAILS);
			mailbox.heal();
			try (Instance next = Instance.start(database, mailbox.smtpPort(), "MAIL_LEASE", "PT10S")) {
				eventually().untilAsserted(() -> assertThat(received(mailbox, addresses)).hasSize(MAILS));
				eventually().untilAsserted(() -> assertThat(mails).allMatch((mail) -> next.state(mail).equals("SENT")));
				// Twice is only what was in the window between the relay and the store.
				assertThat(received(mailbox, addresses).values().stream().mapToLong(Long::longValue).sum())
					.isLessThan(MAILS + 60);
			}
		}
	}

	private static List<String> addresses(String who) {
		return IntStream.range(0, MAILS)
			.mapToObj((i) -> who + i + "-" + UUID.randomUUID().toString().substring(0, 8) + "@example.org")
			.toList();
	}

	/** How many mails came, by address. */
	private static Map<String, Long> received(Mailbox mailbox, List<String> addresses) {
		return mailbox.all()
			.stream()
			.map((mail) -> mail.to().getFirst())
			.filter(addresses::contains)
			.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
	}

	private static ConditionFactory eventually() {
		return Awaitility.await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofSeconds(1));
	}

}
