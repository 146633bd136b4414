package org.portevoix.notification.mails;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.portevoix.notification.letters.Occasion;

import static org.assertj.core.api.Assertions.assertThat;

class TrayTests {

	private static final Instant NOW = Instant.parse("2026-11-30T06:00:00Z");

	private final Tray tray = new Tray(
			new MailSettings(Duration.ofMinutes(2), 2, Duration.ofSeconds(30), Duration.ofHours(1), Duration.ofDays(3),
					Duration.ofDays(30), new MailSettings.Limits(8, 5, Duration.ofHours(1))),
			new SimpleMeterRegistry());

	@Test
	void saysWhatDoesNotFitAndGivesAllBackByTheirLeases() {
		Instant later = NOW.plusSeconds(60);
		assertThat(this.tray.put(List.of(mail("a")), NOW)).isEmpty();
		assertThat(this.tray.put(List.of(mail("b"), mail("c"), mail("d")), later)).containsExactly("c", "d");
		assertThat(this.tray.room()).isZero();
		assertThat(this.tray.empty()).isEqualTo(Map.of(NOW, List.of("a"), later, List.of("b")));
		assertThat(this.tray.room()).isEqualTo(2);
	}

	private static Mail mail(String id) {
		return Mail.suppressed(new Occasion(id, "signature", "campaign", NOW), "person", Mail.Reason.LIMIT, NOW, NOW);
	}

}
