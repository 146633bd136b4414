package org.portevoix.standalone.faults;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.portevoix.standalone.faults.Web.Answer;
import org.portevoix.standalone.journey.RunningSystem;
import tools.jackson.databind.JsonNode;

import static org.awaitility.Awaitility.await;

/**
 * Citizens who come at an even pace, each on her own: she signs, again until she is told
 * that it worked, waits for the mail, and confirms in the same way. One in eight never
 * confirms, one in ten presses the button twice.
 */
final class Crowd {

	private static final int ALL = 100_000;

	/** How long those may take who waited meanwhile. */
	private static final Duration END = Duration.ofMinutes(8);

	private static final int LEAVES_IT = 8;

	private static final int PRESSES_TWICE = 10;

	private final Web web;

	private final Postman postman;

	private final String slug;

	private final double perSecond;

	private final Set<String> accepted = ConcurrentHashMap.newKeySet();

	private final Set<String> confirmed = ConcurrentHashMap.newKeySet();

	private final Set<Long> secondsOfTrouble = ConcurrentHashMap.newKeySet();

	private final Set<String> troubles = ConcurrentHashMap.newKeySet();

	private final AtomicInteger came = new AtomicInteger();

	private final AtomicInteger withoutMail = new AtomicInteger();

	private final AtomicInteger refused = new AtomicInteger();

	private final Phaser present = new Phaser(1);

	private final Semaphore gate = new Semaphore(ALL);

	private volatile boolean over;

	private volatile boolean mailsAreLost;

	Crowd(Platform platform, Postman postman, String slug, double perSecond) {
		this.web = platform.citizens();
		this.postman = postman;
		this.slug = slug;
		this.perSecond = perSecond;
	}

	void start() {
		Thread.ofVirtual().name("crowd-" + this.slug).start(() -> {
			long begin = System.nanoTime();
			for (int number = 0; !this.over; number++) {
				long due = begin + (long) (number * 1e9 / this.perSecond);
				Platform.pass(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
				int citizen = number;
				this.present.register();
				this.came.incrementAndGet();
				Thread.ofVirtual().start(() -> act(citizen));
			}
		});
	}

	/** Waits until so many more signed. */
	void awaitMore(int number) {
		int wanted = this.accepted.size() + number;
		await().atMost(RunningSystem.PATIENCE).until(() -> this.accepted.size() >= wanted);
	}

	/** Holds everybody back; when it returns, nobody waits for an answer. */
	void pause() {
		this.gate.acquireUninterruptibly(ALL);
	}

	void resume() {
		this.gate.release(ALL);
	}

	/** Nobody new comes from now on. */
	void close() {
		this.over = true;
	}

	/** Waits until everybody is done, or only waits for a mail that can't come. */
	void awaitEnd(boolean mailsMayBeLost) {
		await().atMost(END).pollInterval(Duration.ofSeconds(1)).until(() -> {
			int before = this.confirmed.size() + this.accepted.size();
			if (mailsMayBeLost && waiting() > 0) {
				Platform.pass(Duration.ofSeconds(40));
				this.mailsAreLost = before == this.confirmed.size() + this.accepted.size();
			}
			return waiting() == 0;
		});
	}

	private int waiting() {
		return this.present.getRegisteredParties() - 1;
	}

	int came() {
		return this.came.get();
	}

	Set<String> accepted() {
		return this.accepted;
	}

	int confirmed() {
		return this.confirmed.size();
	}

	/** How many never got a mail, since the mailbox died that had taken it. */
	int withoutMail() {
		return this.withoutMail.get();
	}

	/** How many were refused for good, which nobody should be. */
	int refused() {
		return this.refused.get();
	}

	/** In how many seconds somebody was told to come back later, or nothing. */
	int secondsOfTrouble() {
		return this.secondsOfTrouble.size();
	}

	/** Some of the answers that were trouble. */
	Set<String> troubles() {
		return this.troubles;
	}

	private void act(int number) {
		try {
			String address = this.slug + "-" + number + "@example.org";
			if (!until(202,
					() -> this.web.post("/api/v1/campaigns/" + this.slug + "/signatures", form(address), null))) {
				return;
			}
			this.accepted.add(address);
			String token = awaitMail(address);
			if (token == null) {
				this.withoutMail.incrementAndGet();
			}
			else if (number % LEAVES_IT != 0) {
				confirm(number, address, token);
			}
		}
		finally {
			this.present.arriveAndDeregister();
		}
	}

	private void confirm(int number, String address, String token) {
		JsonNode body = Web.JSON.createObjectNode().put("token", token);
		for (int times = (number % PRESSES_TWICE == 1) ? 2 : 1; times > 0; times--) {
			if (until(200, () -> this.web.post("/api/v1/signatures/confirmations", body, null))) {
				this.confirmed.add(address);
			}
		}
	}

	/** Tries until it works, or she is told that it never will. */
	private boolean until(int wanted, Supplier<Answer> attempt) {
		while (true) {
			this.gate.acquireUninterruptibly();
			Answer answer;
			try {
				answer = attempt.get();
			}
			finally {
				this.gate.release();
			}
			if (answer.status() == wanted) {
				return true;
			}
			note(answer);
			if (!answer.isTrouble() && answer.status() != 429) {
				this.refused.incrementAndGet();
				return false;
			}
			Platform.pass(Duration.ofSeconds(1));
		}
	}

	private void note(Answer answer) {
		this.secondsOfTrouble.add(System.nanoTime() / 1_000_000_000L);
		if (this.troubles.size() < 10) {
			this.troubles.add(answer.status() + " " + answer.body().replaceAll("\\s+", " "));
		}
	}

	private @Nullable String awaitMail(String address) {
		long pause = 200;
		while (!this.mailsAreLost) {
			String token = this.postman.token(address);
			if (token != null) {
				return token;
			}
			Platform.pass(Duration.ofMillis(pause));
			pause = Math.min(1000, pause * 2);
		}
		return this.postman.token(address);
	}

	private static JsonNode form(String address) {
		return Web.JSON.createObjectNode()
			.put("givenName", "Awa")
			.put("familyName", "Ndiaye")
			.put("email", address)
			.put("country", "BE")
			.put("postcode", "1000")
			.put("locale", "fr")
			.put("ageConfirmed", true);
	}

}
