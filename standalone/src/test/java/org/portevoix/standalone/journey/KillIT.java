package org.portevoix.standalone.journey;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Kills every process in turn while people sign and confirm, and reconciles to the last
 * one: each 202 is recorded and mailed, each confirmation counted once.
 */
@Tag("faults")
class KillIT {

	private static final int CLIENTS = 6;

	private static final int MOST = 3000;

	private static final List<String> PARTS = List.of("notification-service", "campaign-service", "kafka", "mongodb",
			"gateway", "member-service");

	private final RunningSystem system = RunningSystem.shared();

	private final Citizens citizens = new Citizens(this.system);

	@Test
	void losesNothingAndCountsOnceWhateverIsKilled() throws Exception {
		await().atMost(RunningSystem.PATIENCE).ignoreExceptions().until(() -> this.citizens.count() >= 0);
		long before = this.citizens.count();
		Queue<String> accepted = new ConcurrentLinkedQueue<>();
		AtomicInteger next = new AtomicInteger();
		whileEveryPartIsKilled(() -> {
			String address = "kill" + next.incrementAndGet() + "@example.org";
			int status = this.citizens.sign(this.citizens.form("Kill", address, "en")).statusCode();
			if (status == 202) {
				accepted.add(address);
			}
			return status;
		}, next);
		assertThat(accepted).as("taken while things died").hasSizeGreaterThan(50);

		Map<String, JsonNode> mails = new HashMap<>();
		await().atMost(RunningSystem.PATIENCE).ignoreExceptions().until(() -> {
			accepted.stream()
				.filter((address) -> !mails.containsKey(address))
				.forEach((address) -> this.citizens.mails(address)
					.stream()
					.findFirst()
					.ifPresent((mail) -> mails.put(address, mail)));
			return mails.keySet().containsAll(accepted);
		});

		Queue<String> toConfirm = new ConcurrentLinkedQueue<>(accepted);
		AtomicInteger clicks = new AtomicInteger();
		whileEveryPartIsKilled(() -> {
			String address = toConfirm.poll();
			if (address == null) {
				return 0;
			}
			clicks.incrementAndGet();
			int status = status(
					() -> this.citizens.confirm(Citizens.token(mails.get(address), "confirm")).statusCode());
			if (status != 200) {
				toConfirm.add(address);
			}
			return status;
		}, clicks);
		await().atMost(RunningSystem.PATIENCE).ignoreExceptions().until(() -> {
			for (String address = toConfirm.poll(); address != null; address = toConfirm.poll()) {
				if (this.citizens.confirm(Citizens.token(mails.get(address), "confirm")).statusCode() != 200) {
					toConfirm.add(address);
					return false;
				}
			}
			return true;
		});
		await().atMost(RunningSystem.PATIENCE)
			.ignoreExceptions()
			.untilAsserted(() -> assertThat(this.citizens.count() - before).isEqualTo(accepted.size()));
	}

	private void whileEveryPartIsKilled(IntSupplier act, AtomicInteger acts) throws Exception {
		AtomicBoolean over = new AtomicBoolean();
		try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
			List<Future<?>> loops = new ArrayList<>();
			for (int i = 0; i < CLIENTS; i++) {
				loops.add(clients.submit(() -> {
					while (!over.get() && acts.get() < MOST) {
						// A citizen takes a moment, and a while longer when nothing
						// works.
						await().pollDelay(java.time.Duration.ofMillis((status(act) < 300) ? 20 : 200))
							.until(() -> true);
					}
				}));
			}
			try {
				PARTS.forEach(this.system::kill);
				await().atMost(RunningSystem.PATIENCE)
					.ignoreExceptions()
					.until(() -> this.citizens.get("/health").statusCode() == 200);
			}
			finally {
				over.set(true);
			}
			for (Future<?> loop : loops) {
				loop.get();
			}
		}
	}

	private static int status(IntSupplier act) {
		try {
			return act.getAsInt();
		}
		catch (UncheckedIOException ex) {
			return 599;
		}
	}

}
