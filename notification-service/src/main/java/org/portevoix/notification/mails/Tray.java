package org.portevoix.notification.mails;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** The mails that this instance holds leases on and has not sent yet. */
@Component
class Tray {

	private final BlockingQueue<Held> held;

	Tray(MailSettings settings, MeterRegistry meters) {
		this.held = meters.gaugeCollectionSize("portevoix.mails.held", List.of(),
				new ArrayBlockingQueue<>(settings.held()));
	}

	/**
	 * Takes mails with their leases.
	 * @return the ids of those that do not fit: somebody else was quicker to fill it
	 */
	List<String> put(Collection<Mail> mails, Instant until) {
		return mails.stream().filter((mail) -> !this.held.offer(new Held(mail, until))).map(Mail::id).toList();
	}

	/** The next one, or null when there was none for a while. */
	@Nullable Held take(Duration patience) throws InterruptedException {
		return this.held.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
	}

	int room() {
		return this.held.remainingCapacity();
	}

	/** Takes everything off: the ids by the end of their lease. */
	Map<Instant, List<String>> empty() {
		List<Held> left = new ArrayList<>();
		this.held.drainTo(left);
		return left.stream()
			.collect(Collectors.groupingBy(Held::until,
					Collectors.mapping((one) -> one.mail().id(), Collectors.toList())));
	}

	/**
	 * A mail with its lease.
	 *
	 * @param until the end of the lease
	 */
	record Held(Mail mail, Instant until) {

	}

}
