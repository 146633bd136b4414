package org.portevoix.notification;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Stops the service while it sends, as an operator does who installs a new version. */
class OrderlyStopIT {

	private static final int PEOPLE = 300;

	@Test
	void writesDownWhatWasSentAndGivesBackTheRest() {
		String database = "orderly-stop-" + UUID.randomUUID();
		try (Mailbox mailbox = new Mailbox(); Log log = new Log()) {
			log.publishCampaign();
			Instance first = Instance.start(database, mailbox.smtpPort());
			mailbox.faults("{\"delayMillis\":30}");
			List<String> addresses = IntStream.range(0, PEOPLE).mapToObj((i) -> "stop" + i + "@example.org").toList();
			List<String> mails = addresses.stream().map((one) -> log.submit(one, UnaryOperator.identity())).toList();
			Awaitility.await()
				.atMost(Duration.ofSeconds(60))
				.until(() -> mails.stream().filter((mail) -> isSent(first, mail)).count() > 30);
			first.close();

			long sent = addresses.stream().filter((one) -> !mailbox.to(one).isEmpty()).count();
			assertThat(sent).as("was stopped in the middle").isLessThan(PEOPLE);
			mailbox.heal();
			try (Instance second = Instance.start(database, mailbox.smtpPort())) {
				Awaitility.await()
					.atMost(Duration.ofSeconds(60))
					.untilAsserted(() -> assertThat(mails).allMatch((mail) -> isSent(second, mail)));
			}
			assertThat(addresses).allMatch((one) -> mailbox.to(one).size() == 1);
		}
	}

	private static boolean isSent(Instance service, String mail) {
		return service.state(mail).equals("SENT");
	}

}
