package org.portevoix.notification;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.portevoix.backing.Ports;
import org.portevoix.notification.Receiver.Answer;
import tools.jackson.databind.JsonNode;

import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

import static org.assertj.core.api.Assertions.assertThat;

/** The service is killed in the middle, and endpoints do their worst. */
class WebhookFaultsIT {

	private static final int KILLS = 3;

	private final List<ServiceProcess> started = new ArrayList<>();

	@Test
	void losesNothingHoweverOftenItIsKilled() {
		String database = "killed-" + UUID.randomUUID();
		int port = Ports.free();
		try (Mailbox mailbox = new Mailbox();
				Log log = new Log();
				Members members = new Members();
				Receiver receiver = new Receiver();
				Partners partner = new Partners(log, members)) {
			partner.at(port);
			partner.publish();
			ServiceProcess service = start(database, port, mailbox, members);
			this.started.add(service);
			List<String> paths = List.of("/good", "/flaky", "/failing");
			receiver.answers("/failing", Answer.FAILS);
			Map<String, String> subscriptions = new HashMap<>();
			for (String path : paths) {
				subscriptions.put(path, partner.subscribe(receiver, path, ""));
			}
			Set<String> entitled = new HashSet<>();
			for (int kill = 0; kill < KILLS; kill++) {
				receiver.answers("/flaky", Answer.FAILS);
				entitled.addAll(partner.confirm(60));
				int before = receiver.at("/good").size();
				eventually().until(() -> receiver.at("/good").size() > before + 5);
				service.kill();
				entitled.addAll(partner.confirm(20));
				receiver.answers("/flaky", Answer.OK);
				service = start(database, port, mailbox, members);
				this.started.add(service);
				eventually().until(() -> receiver.distinct("/flaky").containsAll(entitled));
			}
			eventually().untilAsserted(() -> {
				assertThat(receiver.distinct("/good")).isEqualTo(entitled);
				assertThat(receiver.distinct("/flaky")).isEqualTo(entitled);
			});
			eventually()
				.untilAsserted(() -> assertThat(failed(partner, subscriptions.get("/failing"))).isEqualTo(entitled));
			for (String path : List.of("/good", "/flaky")) {
				eventually()
					.untilAsserted(() -> assertThat(partner.deliveries(subscriptions.get(path), "&status=delivered"))
						.hasSameSizeAs(entitled));
			}
			assertThat(receiver.at("/good")).allMatch(Receiver.Request::signed);
			System.out.printf("killed %d times: %d entitled, good got %d requests, flaky %d, failing %d%n", KILLS,
					entitled.size(), receiver.at("/good").size(), receiver.at("/flaky").size(),
					receiver.at("/failing").size());
		}
	}

	@Test
	void bringsBackFromTheLogWhatTheStoreLost() {
		String database = "lost-" + UUID.randomUUID();
		try (Mailbox mailbox = new Mailbox();
				Log log = new Log();
				Members members = new Members();
				Receiver receiver = new Receiver();
				Partners partner = new Partners(log, members)) {
			Set<String> entitled;
			try (Instance service = start(database, mailbox, members, "notification-partners")) {
				partner.at(service);
				partner.publish();
				receiver.answers("/late", Answer.FAILS);
				partner.subscribe(receiver, "/good", "");
				String late = partner.subscribe(receiver, "/late", "");
				entitled = Set.copyOf(partner.confirm(40));
				eventually().until(() -> receiver.distinct("/good").equals(entitled));
				eventually().until(() -> partner.deliveries(late, "&status=waiting").size() == entitled.size());
				Query waiting = Query.query(Criteria.where("subscription").is(late));
				assertThat(service.mongo().remove(waiting, "deliveries").getDeletedCount()).isEqualTo(entitled.size());
				service.mongo().remove(new Query(), "feed");
			}
			receiver.answers("/late", Answer.OK);
			int before = receiver.at("/good").size();
			// As after a group was set back to the beginning.
			try (Instance service = start(database, mailbox, members, "rewound-" + UUID.randomUUID())) {
				partner.at(service);
				eventually().until(() -> Set.copyOf(receiver.taken("/late")).equals(entitled));
				eventually().until(() -> partner.ask("GET", "/api/v1/events", null).json().size() > entitled.size());
				assertThat(receiver.at("/good")).as("what was delivered is not delivered again").hasSize(before);
			}
		}
	}

	private static Instance start(String database, Mailbox mailbox, Members members, String group) {
		return Instance.start(database, mailbox.smtpPort(), "MEMBER_URL", members.url(), "WEBHOOK_ALLOW_LOOPBACK",
				"true", "WEBHOOK_REST_FIRST", "PT0.1S", "WEBHOOK_REST_MOST", "PT0.2S",
				"spring.cloud.stream.bindings.publicEvents-in-0.group", group);
	}

	@AfterEach
	void killWhatRuns() {
		this.started.forEach(ServiceProcess::close);
	}

	private static Set<String> failed(Partners partner, String subscription) {
		return partner.deliveries(subscription, "&status=failed")
			.stream()
			.map((one) -> one.path("event").stringValue())
			.collect(Collectors.toSet());
	}

	private ServiceProcess start(String database, int port, Mailbox mailbox, Members members) {
		ServiceProcess process = ServiceProcess.start(Path.of("target", "killed-service.log"), database,
				mailbox.smtpPort(), "MEMBER_URL", members.url(), "NOTIFICATION_PORT", Integer.toString(port),
				"WEBHOOK_ALLOW_LOOPBACK", "true", "WEBHOOK_RETRY_WAITS", "PT0.3S,PT1S,PT2S", "WEBHOOK_RETRY_FOR",
				"PT20S", "WEBHOOK_LEASE", "PT4S", "WEBHOOK_REST_FIRST", "PT0.1S", "WEBHOOK_REST_MOST", "PT0.2S");
		try (Partners asking = new Partners(null, members)) {
			asking.at(port);
			eventually().ignoreExceptions()
				.until(() -> asking.ask("GET", "/actuator/health/readiness", null).status() == 200);
		}
		return process;
	}

	@Test
	void letsNobodyWaitForThoseThatHangOrFail() {
		try (Mailbox mailbox = new Mailbox();
				Log log = new Log();
				Members members = new Members();
				Receiver receiver = new Receiver();
				Partners partner = new Partners(log, members);
				Instance service = Instance.start("crowd-" + UUID.randomUUID(), mailbox.smtpPort(), "MEMBER_URL",
						members.url(), "WEBHOOK_ALLOW_LOOPBACK", "true", "WEBHOOK_SUBSCRIPTIONS_MOST", "60")) {
			partner.at(service);
			partner.publish();
			List<String> healthy = new ArrayList<>();
			List<String> others = new ArrayList<>();
			for (int i = 0; i < 50; i++) {
				String path = "/crowd/" + i;
				receiver.answers(path, (i < 10) ? Answer.FAILS : (i < 15) ? Answer.HANGS : Answer.OK);
				((i < 15) ? others : healthy).add(path);
				partner.subscribe(receiver, path, "");
			}
			partner.confirm(5);
			eventually().until(() -> healthy.stream().allMatch((path) -> receiver.distinct(path).size() == 5));
			Map<String, Long> sent = new HashMap<>();
			long start = System.nanoTime();
			for (int i = 0; i < 60; i++) {
				String id = UUID.randomUUID().toString();
				sent.put(id, System.nanoTime());
				partner.confirm(id);
				log.flush();
			}
			eventually().until(() -> healthy.stream().allMatch((path) -> receiver.distinct(path).size() == 65));
			long end = System.nanoTime();
			List<Long> delays = healthy.stream()
				.flatMap((path) -> receiver.at(path).stream())
				.filter((one) -> sent.containsKey(one.id()))
				.map((one) -> (one.at() - sent.get(one.id())) / 1_000_000)
				.sorted()
				.toList();
			// Whoever hangs is not done, and those that fail have failed: nobody waited.
			assertThat(others).allMatch((path) -> receiver.distinct(path).isEmpty());
			System.out.printf("35 healthy of 50: %d deliveries, %.0f a second, p50 %d ms, p99 %d ms%n", delays.size(),
					delays.size() * 1e9 / (end - start), delays.get(delays.size() / 2),
					delays.get(delays.size() * 99 / 100));
			assertThat(healthy.stream().flatMap((path) -> receiver.taken(path).stream()).count()).isEqualTo(35 * 65);
		}
	}

	@Test
	void shareTheEndpointsAndTakeOverFromEachOther() {
		String database = "shared-" + UUID.randomUUID();
		try (Mailbox mailbox = new Mailbox();
				Log log = new Log();
				Members members = new Members();
				Receiver receiver = new Receiver();
				Partners partner = new Partners(log, members)) {
			String[] settings = { "MEMBER_URL", members.url(), "WEBHOOK_ALLOW_LOOPBACK", "true", "WEBHOOK_LEASE",
					"PT4S" };
			List<String> paths = Stream.of("a", "b", "c", "d", "e", "f").map((name) -> "/shared/" + name).toList();
			Set<String> entitled = new HashSet<>();
			try (Instance one = Instance.start(database, mailbox.smtpPort(), settings)) {
				partner.at(one);
				partner.publish();
				paths.forEach((path) -> partner.subscribe(receiver, path, ""));
				try (Instance other = Instance.start(database, mailbox.smtpPort(), settings)) {
					eventually().until(() -> holders(other).size() == 2);
					entitled.addAll(partner.confirm(50));
					paths.forEach((path) -> eventually()
						.untilAsserted(() -> assertThat(receiver.distinct(path)).isEqualTo(entitled)));
				}
				eventually().until(() -> holders(one).size() == 1);
				entitled.addAll(partner.confirm(20));
				paths.forEach((path) -> eventually()
					.untilAsserted(() -> assertThat(receiver.distinct(path)).isEqualTo(entitled)));
			}
		}
	}

	private static Set<String> holders(Instance instance) {
		return instance.mongo()
			.findAll(org.bson.Document.class, "lanes")
			.stream()
			.map((lane) -> lane.getString("holder"))
			.collect(Collectors.toSet());
	}

	@Test
	void warnsTheOwnerAndGivesUpAfterNothingButFailures() {
		try (Mailbox mailbox = new Mailbox();
				Log log = new Log();
				Members members = new Members();
				Receiver receiver = new Receiver();
				Partners partner = new Partners(log, members);
				Instance service = Instance.start("failing-" + UUID.randomUUID(), mailbox.smtpPort(), "MEMBER_URL",
						members.url(), "WEBHOOK_ALLOW_LOOPBACK", "true", "WEBHOOK_RETRY_WAITS", "PT0.2S",
						"WEBHOOK_REST_FIRST", "PT0.2S", "WEBHOOK_WARN_AFTER", "PT2S", "WEBHOOK_DISABLE_AFTER",
						"PT12S")) {
			partner.at(service);
			partner.publish();
			receiver.answers("/bad", Answer.FAILS);
			String id = partner.subscribe(receiver, "/bad", "");
			List<String> events = partner.confirm(4);
			eventually().untilAsserted(() -> assertThat(mailbox.to("hello@example.org")).hasSize(2)
				.allMatch((mail) -> mail.text().contains("/console/subscriptions/" + id)));
			JsonNode disabled = partner.ask("GET", "/api/v1/subscriptions/" + id, null).json();
			assertThat(disabled.path("status").stringValue()).isEqualTo("disabled");
			assertThat(disabled.path("disabledBecause").stringValue()).isEqualTo("failing");
			eventually().untilAsserted(() -> assertThat(failed(partner, id)).isEqualTo(Set.copyOf(events)));
		}
	}

	private static ConditionFactory eventually() {
		return Awaitility.await().atMost(Duration.ofSeconds(240)).pollInterval(Duration.ofMillis(200));
	}

}
