package org.portevoix.member.operation;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.portevoix.backing.BackingServices;
import org.portevoix.events.AuditEvent;
import org.portevoix.events.Event;
import org.portevoix.events.EventCodec;
import org.portevoix.member.Http;
import org.portevoix.member.Log;
import org.portevoix.member.RunningMemberService;
import org.portevoix.member.Staff;
import org.portevoix.member.desk.Desk;
import org.portevoix.service.access.Caller;
import org.portevoix.service.request.Origin;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.oauth2.jwt.Jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class OperationIT {

	private static final Duration LIMIT = Duration.ofSeconds(90);

	private final ConfigurableApplicationContext service = RunningMemberService.shared();

	private final Http http = new Http(RunningMemberService.url(this.service));

	private final Log log = new Log(BackingServices.kafkaBrokers());

	private final MongoOperations mongo = this.service.getBean(MongoOperations.class);

	private final String token = Staff.platform(this.service);

	private final String secret = "what-it-held-" + UUID.randomUUID();

	private final Event<AuditEvent> event = new Event<>(UUID.randomUUID().toString(), URI.create("/test"),
			"object-" + UUID.randomUUID(), Instant.parse("2026-05-01T10:00:00Z"), null, new AuditEvent.Recorded("marie",
					null, null, "test.done", "object/one", null, this.secret, Map.of(), Map.of()));

	@Test
	void countsWhatNobodyCouldReadAndShowsNothingOfWhatItHeld() {
		long before = waiting();
		String path = poison();
		assertThat(waiting()).isEqualTo(before + 1);
		assertThat(get("/console/operation").body()).contains("<code>member-service</code>",
				"<code>member-audit</code>", "/console/operation/audit.dlq");
		for (String page : List.of("/console/operation", "/console/operation/audit.dlq", path)) {
			HttpResponse<String> answer = get(page);
			assertThat(answer.statusCode()).isEqualTo(200);
			assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
			assertThat(answer.body()).doesNotContain(this.secret, "??");
		}
		assertThat(get(path).body()).contains("act.recorded.v1", "audit.dlq 0:", "name=\"_csrf\"");
	}

	@Test
	void isOpenedOnlyByWhoSaysWhyAndTheTrailHasIt() {
		String path = poison();
		assertThat(act(path, "open", " ").statusCode()).isEqualTo(400);
		assertThat(act(path, "open", " ").body()).doesNotContain(this.secret);
		String reason = "Looking " + UUID.randomUUID();
		HttpResponse<String> opened = act(path, "open", reason);
		assertThat(opened.statusCode()).isEqualTo(200);
		assertThat(opened.headers().firstValue("Cache-Control")).contains("no-store");
		assertThat(opened.body()).contains(this.secret, this.event.id(), this.event.subject(), "<textarea",
				"<pre tabindex", reason);
		await().atMost(LIMIT)
			.untilAsserted(
					() -> assertThat(
							this.log.readAll("audit"))
						.anySatisfy((line) -> assertThat(line.value())
							.contains("dead-letter.opened", reason, "staff-of-tests",
									path.replace("/console/operation/audit.dlq/0-", "dead-letter/audit.dlq/0/"))
							.doesNotContain(this.secret, this.event.subject())));
	}

	@Test
	void isMendedAndTakenByItsConsumer() {
		long before = waiting();
		String path = poison();
		String wrong = "{ \"actor\": \"typed-" + this.secret + "\" }";
		HttpResponse<String> refused = act(path, "mend", "Mending", "value", wrong);
		assertThat(refused.statusCode()).isEqualTo(400);
		assertThat(refused.body()).contains("typed-" + this.secret, "aria-invalid=\"true\"", "value-fault");
		HttpResponse<String> unsaid = act(path, "mend", "", "value", wrong);
		assertThat(unsaid.statusCode()).isEqualTo(400);
		assertThat(unsaid.body()).contains("typed-" + this.secret, "reason-fault");
		assertThat(act(path, "mend", "Mending", "value", "{").body()).contains("line 1");
		assertThat(sent()).as("only the poison").hasSize(1);
		String right = new String(EventCodec.data(this.event), StandardCharsets.UTF_8);
		HttpResponse<String> mended = act(path, "mend", "Mending", "value", "\r\n" + right);
		assertThat(mended.statusCode()).as(mended.body()).isEqualTo(303);
		assertThat(mended.headers().firstValue("Location").orElseThrow())
			.endsWith("/console/operation/audit.dlq?done=mended");
		await().atMost(LIMIT)
			.untilAsserted(() -> assertThat(this.mongo.exists(byId(this.event.id()), "audit")).isTrue());
		assertThat(sent()).hasSize(2).last().satisfies((line) -> {
			assertThat(line.headers()).isEqualTo(EventCodec.headers(this.event));
			assertThat(line.value()).isEqualTo(right);
		});
		assertThat(waiting()).isEqualTo(before);
		assertThat(get("/console/operation/audit.dlq?done=mended").body()).contains("sent back", "as you mended it");
		assertThat(get(path).body()).contains("St\u00e9phanie Test mended it", "Mending")
			.doesNotContain("value=\"retry\"");
		assertThat(act(path, "retry", "Once more").statusCode()).as("it is done").isEqualTo(409);
		await().atMost(LIMIT)
			.untilAsserted(() -> assertThat(this.log.readAll("audit"))
				.anySatisfy((line) -> assertThat(line.value()).contains("dead-letter.mended", "Mending")
					.doesNotContain(this.secret)));
	}

	@Test
	void isNotSentTwiceByTwoAtOnce() throws Exception {
		String path = poison();
		List<Integer> statuses = atOnce(8, () -> act(path, "retry", "At once").statusCode());
		assertThat(statuses).containsOnlyOnce(303).containsOnly(303, 409);
		assertThat(sent()).hasSize(2);
		HttpResponse<String> late = act(path, "mend", "Too late", "value", "{\"typed\":\"" + this.secret + "\"}");
		assertThat(late.statusCode()).isEqualTo(400);
		String right = new String(EventCodec.data(this.event), StandardCharsets.UTF_8);
		late = act(path, "mend", "Too late", "value", right);
		assertThat(late.statusCode()).isEqualTo(409);
		assertThat(late.body()).contains(this.secret, "Somebody else was faster");
	}

	@Test
	void isRepeatedKnowinglyWhenNobodyKnowsWhetherItWasSent() throws Exception {
		String path = poison();
		DeadLetter letter = letter(path);
		Dealings dealings = this.service.getBean(Dealings.class);
		String claim = dealings.claim(letter, Dealt.Act.RETRIED, null, new Dealings.By(
				new Caller("jan", "Jan", null, Map.of(), Set.of(), true), Origin.NONE, "Then the power went"));
		assertThat(get(path).body()).contains("being sent");
		assertThat(act(path, "retry", "Now", "claim", claim).statusCode()).as("he may be at it").isEqualTo(409);
		this.mongo.updateFirst(byId(Dealt.id(letter)), Update.update("at", Instant.now().minusSeconds(60)),
				Dealt.class);
		assertThat(get(path).body()).contains("perhaps sent", "Jan sent it back", claim);
		assertThat(act(path, "retry", "Unseen").statusCode()).as("without having seen that").isEqualTo(409);
		List<Integer> statuses = atOnce(6, () -> act(path, "retry", "Again", "claim", claim).statusCode());
		assertThat(statuses).containsOnlyOnce(303).containsOnly(303, 409);
		assertThat(sent()).hasSize(2);
	}

	@Test
	void isSetAsideAndMayBeTakenUpAgain() {
		long before = waiting();
		String path = poison();
		assertThat(act(path, "aside", "A stranger’s test").statusCode()).isEqualTo(303);
		assertThat(waiting()).isEqualTo(before);
		HttpResponse<String> page = get(path);
		assertThat(page.body()).contains("set aside", "A stranger’s test");
		Matcher claim = Pattern.compile("name=\"claim\" value=\"([^\"]+)\"").matcher(page.body());
		assertThat(claim.find()).isTrue();
		assertThat(act(path, "retry", "After all", "claim", claim.group(1)).statusCode()).isEqualTo(303);
		assertThat(sent()).hasSize(2);
		await().atMost(LIMIT)
			.untilAsserted(() -> assertThat(this.log.readAll("audit")).extracting(Log.Line::value)
				.anySatisfy((text) -> assertThat(text).contains("dead-letter.set-aside", "A stranger’s test"))
				.anySatisfy((text) -> assertThat(text).contains("dead-letter.retried", "After all")));
	}

	@Test
	void isReadPageByPage() {
		for (int i = 0; i < 55; i++) {
			this.log.put("staff.dlq", "k", Map.of("dlq_cause", "cause-" + i, "dlq_place", "0:" + i), "{}");
		}
		assertThat(get("/console/operation/staff.dlq").body()).contains("cause-54", "?page=1")
			.doesNotContain("cause-0<");
		assertThat(get("/console/operation/staff.dlq?page=1").body()).contains("cause-0<").doesNotContain("cause-54");
		assertThat(get("/console/operation/staff.dlq?page=999").statusCode()).isEqualTo(200);
	}

	@Test
	void knowsNoOtherTopicsAndNoLetterThatIsNotThere() {
		for (String path : List.of("/console/operation/audit", "/console/operation/none.dlq",
				"/console/operation/audit/0-0", "/console/operation/audit.dlq/0-999999999",
				"/console/operation/audit.dlq/9-0", "/console/operation/audit.dlq/x")) {
			assertThat(get(path).statusCode()).as(path).isEqualTo(404);
		}
	}

	@Test
	void saysSoWithA503WhenKafkaIsAway() {
		OperationController controller = new OperationController(
				new Operation(new LogClients("127.0.0.1:1"), Clock.systemUTC()), this.service.getBean(Letters.class),
				this.service.getBean(Desk.class));
		Jwt jwt = Jwt.withTokenValue("x")
			.header("alg", "none")
			.subject("s")
			.claim("scope", "console")
			.claim("platform", true)
			.build();
		assertThat(controller.look(jwt, new MockHttpServletRequest(), new MockHttpServletResponse()).getStatus())
			.isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
	}

	@Test
	void isAPageInFourLanguages() {
		String path = poison();
		Map.of("fr", "Exploitation", "nl", "Werking", "en", "Operation", "es", "Operación")
			.forEach((language, title) -> {
				assertThat(get("/console/operation?lang=" + language).body()).contains("<h1>" + title)
					.doesNotContain("??");
				for (String page : List.of("/console/operation/audit.dlq", path)) {
					assertThat(get(page + "?lang=" + language).body()).contains(title).doesNotContain("??");
				}
				assertThat(act(path + "?lang=" + language, "mend", "x", "value", "{").body()).doesNotContain("??");
			});
	}

	@Test
	void isForAdministratorsOfThePlatformAlone() {
		for (String role : List.of("administrator", "campaigner", "editor", "viewer")) {
			String other = Staff.token(this.service, "org-operation", role);
			assertThat(this.http.get("/console/operation", "Authorization", "Bearer " + other).statusCode())
				.isEqualTo(403);
		}
		String link = "href=\"/console/operation\"";
		String administrator = Staff.token(this.service, "org-operation", "administrator");
		assertThat(get("/console/audit").body()).contains(link);
		assertThat(this.http.get("/console/audit", "Authorization", "Bearer " + administrator).body())
			.contains("href=\"/console/audit\"")
			.doesNotContain(link);
		assertThat(this.http.get("/console/operation", "Authorization", "Bearer " + this.http.operator()).statusCode())
			.isEqualTo(403);
		assertThat(this.http.get("/console/operation").statusCode()).isEqualTo(401);
	}

	/** Puts what nobody can decode on the topic, and gives the page of its letter. */
	private String poison() {
		int before = this.log.readAll("audit.dlq").size();
		this.log.put("audit", this.event.subject(), EventCodec.headers(this.event),
				"{\"actor\":\"marie\",\"reason\":\"" + this.secret + "\"}");
		await().atMost(LIMIT).until(() -> this.log.readAll("audit.dlq").size() > before);
		return "/console/operation/audit.dlq/0-" + before;
	}

	private DeadLetter letter(String path) {
		return this.service.getBean(DeadLetters.class)
			.read(Place.of("audit.dlq", path.substring(path.lastIndexOf('/') + 1)))
			.letter();
	}

	private List<Log.Line> sent() {
		return this.log.read("audit", this.event.subject());
	}

	private long waiting() {
		Operation operation = this.service.getBean(Operation.class);
		return this.service.getBean(Letters.class)
			.count(operation.look().dead())
			.stream()
			.filter((one) -> one.topic().equals("audit.dlq"))
			.mapToLong(Letters.Dead::waiting)
			.sum();
	}

	private static Query byId(String id) {
		return Query.query(Criteria.where("_id").is(id));
	}

	private static List<Integer> atOnce(int times, Callable<Integer> what) throws Exception {
		try (ExecutorService executor = Executors.newFixedThreadPool(times)) {
			List<Integer> results = new ArrayList<>();
			for (Future<Integer> result : executor.invokeAll(Collections.nCopies(times, what))) {
				results.add(result.get());
			}
			return results;
		}
	}

	private HttpResponse<String> get(String path) {
		return this.http.get(path + (path.contains("?") ? "&" : "?") + (path.contains("lang=") ? "" : "lang=en"),
				"Authorization", "Bearer " + this.token);
	}

	private HttpResponse<String> act(String path, String act, String reason, String... more) {
		Map<String, String> form = new HashMap<>(Map.of("act", act, "reason", reason));
		for (int i = 0; i < more.length; i += 2) {
			form.put(more[i], more[i + 1]);
		}
		return this.http.form(path + (path.contains("?") ? "" : "?lang=en"), form, "Authorization",
				"Bearer " + this.token);
	}

}
