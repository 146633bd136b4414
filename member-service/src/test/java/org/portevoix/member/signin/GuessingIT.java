package org.portevoix.member.signin;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.portevoix.backing.BackingServices;
import org.portevoix.member.Http;
import org.portevoix.member.Log;
import org.portevoix.member.RunningMemberService;
import org.portevoix.member.StaffBrowser;
import org.portevoix.member.staff.Staff;
import org.portevoix.member.staff.StaffAccounts;
import org.portevoix.member.staff.StaffExample;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class GuessingIT {

	private static final int FREE = 5;

	private final ConfigurableApplicationContext service = RunningMemberService.shared();

	private final Http http = new Http(RunningMemberService.url(this.service));

	private final Staff staff = StaffExample.add(this.service, Map.of());

	@Test
	void waitsOverSeveralInstancesAndTellsOfIt() {
		try (ConfigurableApplicationContext second = RunningMemberService.start(BackingServices.kafkaBrokers(),
				BackingServices.mongoUri(), Map.of("spring.cloud.stream.bindings.takeLedger-in-0.group", "guessing"))) {
			List<StaffBrowser> browsers = List.of(new StaffBrowser(this.http),
					new StaffBrowser(new Http(RunningMemberService.url(second))));
			for (int i = 0; i < FREE; i++) {
				assertThat(browsers.get(i % 2).signIn(this.staff.email(), "wrong" + i).statusCode()).isEqualTo(400);
			}
			for (StaffBrowser browser : browsers) {
				HttpResponse<String> answer = browser.signIn(this.staff.email(), StaffExample.PASSWORD);
				assertThat(answer.statusCode()).as("even the right one").isEqualTo(429);
				assertThat(Integer.parseInt(answer.headers().firstValue("Retry-After").orElseThrow())).isBetween(1, 31);
			}
		}
		Log log = new Log(BackingServices.kafkaBrokers());
		await().untilAsserted(() -> assertThat(log.read("audit", "staff/" + this.staff.id())).singleElement()
			.satisfies((line) -> assertThat(line.value()).contains("sign-in.locked-out")));
	}

	@Test
	void learnsFromNoAnswerWhichAccountsExist() {
		this.service.getBean(StaffAccounts.class).change(this.staff.id(), (change) -> change.after().disabled(true));
		Staff open = StaffExample.add(this.service, Map.of());
		String nobody = "nobody-" + UUID.randomUUID() + "@example.org";
		List<List<String>> seen = new ArrayList<>();
		for (String email : List.of(open.email(), this.staff.email(), nobody)) {
			StaffBrowser browser = new StaffBrowser(this.http);
			List<String> answers = new ArrayList<>();
			for (int i = 0; i <= FREE; i++) {
				HttpResponse<String> answer = browser.signIn(email, "wrong all the time");
				answers.add(answer.statusCode()
						+ answer.body().replace(email, "").replaceAll("value=\"[A-Za-z0-9_-]{32}\"", ""));
			}
			seen.add(answers);
		}
		assertThat(seen.get(1)).isEqualTo(seen.get(0));
		assertThat(seen.get(2)).isEqualTo(seen.get(0));
	}

	@Test
	void learnsFromNoDelayWhichAccountsExist() {
		// Wide on purpose: without a hash for nobody it would be a matter of 1 to 20.
		long known = fastest(List.of(StaffExample.add(this.service, Map.of()).email(), this.staff.email()));
		long unknown = fastest(List.of("n1-" + UUID.randomUUID() + "@example.org", "n2-" + UUID.randomUUID()));
		assertThat(unknown).isGreaterThan(known / 3);
		assertThat(known).isGreaterThan(unknown / 3);
	}

	private long fastest(List<String> emails) {
		StaffBrowser browser = new StaffBrowser(this.http);
		long fastest = Long.MAX_VALUE;
		for (int i = 0; i < 8; i++) {
			Map<String, String> form = Map.of("_csrf", browser.csrf("/signin"), "email", emails.get(i % 2), "password",
					"wrong all the time");
			long start = System.nanoTime();
			assertThat(browser.post("/signin", form).statusCode()).isEqualTo(400);
			fastest = Math.min(fastest, System.nanoTime() - start);
		}
		return fastest;
	}

}
