package org.portevoix.member.team;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.portevoix.backing.BackingServices;
import org.portevoix.member.Http;
import org.portevoix.member.Log;
import org.portevoix.member.RunningMemberService;
import org.portevoix.member.StaffBrowser;
import org.portevoix.member.StaffTokens;
import org.portevoix.member.staff.Staff;
import org.portevoix.member.staff.StaffAccounts;
import org.portevoix.member.staff.StaffExample;
import org.portevoix.service.access.Role;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class TeamIT {

	private static final Pattern LINK = Pattern.compile("token=([^\"]+)\"");

	private static final String CHOSEN = "paper boats on the canal";

	private final ConfigurableApplicationContext service = RunningMemberService.shared();

	private final Http http = new Http(RunningMemberService.url(this.service));

	private final Log log = new Log(BackingServices.kafkaBrokers());

	private final String organisation = "o-" + UUID.randomUUID();

	private final Staff staff = StaffExample.add(this.service, Map.of(this.organisation, Role.ADMINISTRATOR));

	private final String administrator = StaffTokens.of(this.staff.id(), this.staff.roles());

	private final String address = "amelie-" + UUID.randomUUID() + "@example.org";

	@BeforeEach
	void found() {
		this.http.put("/api/v1/organisations/" + this.organisation, this.http.operator(),
				"{\"name\":{\"en\":\"Example\",\"nl\":\"Voorbeeld\"},\"country\":\"BE\"}");
	}

	private HttpResponse<String> call(String method, String path, String token, String json) {
		return this.http.send(method, "/api/v1/staff" + path, json, "Authorization", "Bearer " + token, "Content-Type",
				"application/json");
	}

	private HttpResponse<String> invite(String email) {
		return call("POST", "", this.administrator,
				"{\"organisation\":\"%s\",\"email\":\"%s\",\"name\":\"Amélie Exemple\",\"language\":\"nl\",\"role\":\"editor\"}"
					.formatted(this.organisation, email));
	}

	/** The secret in the newest mail to an address. */
	private String link(String email, String type) {
		return await().until(() -> this.log.readAll("staff")
			.stream()
			.filter((line) -> line.type().equals(type) && line.value().contains(email))
			.map((line) -> LINK.matcher(line.value()))
			.filter(Matcher::find)
			.map((matcher) -> matcher.group(1))
			.reduce("", (_, last) -> last), (found) -> !found.isEmpty());
	}

	@Test
	void takesSomebodyInByALinkThatWorksOnce() {
		assertThat(invite(this.address).statusCode()).isEqualTo(202);
		String token = link(this.address, "staff.invited.v1");
		StaffBrowser browser = new StaffBrowser(this.http);
		String page = "/invitation?token=" + token;
		Map<String, String> form = Map.of("_csrf", browser.csrf(page), "token", token, "name", "Amélie", "password",
				CHOSEN);
		assertThat(browser.signIn(this.address, CHOSEN).statusCode()).as("not before").isEqualTo(400);
		assertThat(browser.post("/invitation", form, "Origin", "https://evil.example").statusCode()).isEqualTo(400);
		assertThat(browser
			.post("/invitation", Map.of("_csrf", form.get("_csrf"), "token", token, "name", "A", "password", "short"))
			.statusCode()).isEqualTo(400);
		HttpResponse<String> opened = browser.post("/invitation", form);
		assertThat(opened.statusCode()).isEqualTo(303);
		String next = opened.headers().firstValue("Location").orElseThrow();
		assertThat(browser.get(next.substring(next.indexOf("/signin")) + "&lang=en").body())
			.contains("Your account is open. Sign in.");
		assertThat(browser.post("/invitation", form).statusCode()).as("once").isEqualTo(410);
		assertThat(browser.get(page).statusCode()).isEqualTo(410);
		assertThat(browser.get(page.substring(0, page.length() - 1)).statusCode()).isEqualTo(410);
		assertThat(browser.signIn(this.address, CHOSEN).statusCode()).isEqualTo(303);
	}

	@Test
	void endsAnEarlierInvitationWithALaterOne() {
		invite(this.address);
		String first = link(this.address, "staff.invited.v1");
		invite(this.address);
		await().until(() -> !link(this.address, "staff.invited.v1").equals(first));
		assertThat(this.http.get("/invitation?token=" + first).statusCode()).isEqualTo(410);
	}

	@Test
	void givesWhoHasAnAccountTheRoleAtOnceAndTellsTheInviterNothing() {
		Staff known = StaffExample.add(this.service, Map.of("elsewhere", Role.VIEWER));
		HttpResponse<String> answer = invite(known.typedEmail());
		assertThat(answer.statusCode()).isEqualTo(202);
		assertThat(answer.body()).isEqualTo(invite(this.address).body());
		assertThat(call("GET", "?organisation=" + this.organisation, this.administrator, null).body())
			.contains(known.id(), "\"role\":\"editor\"")
			.doesNotContain("elsewhere");
	}

	@Test
	void keepsItsLastAdministrator() {
		String path = "/" + this.staff.id() + "/roles/" + this.organisation;
		assertThat(call("DELETE", path, this.administrator, null).statusCode()).isEqualTo(409);
		assertThat(call("PUT", path, this.administrator, "{\"role\":\"viewer\"}").statusCode()).isEqualTo(409);
		Staff second = StaffExample.add(this.service, Map.of(this.organisation, Role.ADMINISTRATOR));
		assertThat(call("PUT", path, this.administrator, "{\"role\":\"viewer\"}").statusCode()).isEqualTo(200);
		assertThat(call("DELETE", "/" + second.id() + "/roles/" + this.organisation, StaffTokens.platform(), null)
			.statusCode()).isEqualTo(204);
		await().untilAsserted(() -> assertThat(this.log.read("audit", "staff/" + this.staff.id()))
			.anySatisfy((line) -> assertThat(line.value()).contains("staff.role-changed", "administrator", "viewer")));
	}

	@RepeatedTest(5)
	void keepsOneWhenAllItsAdministratorsRemoveEachOtherAtOnce() throws Exception {
		List<Staff> all = List.of(this.staff,
				StaffExample.add(this.service, Map.of(this.organisation, Role.ADMINISTRATOR)),
				StaffExample.add(this.service, Map.of(this.organisation, Role.ADMINISTRATOR)));
		CyclicBarrier together = new CyclicBarrier(all.size());
		List<Callable<Integer>> removals = new ArrayList<>();
		for (int i = 0; i < all.size(); i++) {
			Staff who = all.get(i);
			Staff whom = all.get((i + 1) % all.size());
			removals.add(() -> {
				together.await();
				return call("DELETE", "/" + whom.id() + "/roles/" + this.organisation,
						StaffTokens.of(who.id(), who.roles()), null)
					.statusCode();
			});
		}
		List<Integer> answers = new ArrayList<>();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (Future<Integer> answer : threads.invokeAll(removals)) {
				answers.add(answer.get());
			}
		}
		long left = this.service.getBean(StaffAccounts.class)
			.of(this.organisation)
			.stream()
			.filter((one) -> one.roles().get(this.organisation) == Role.ADMINISTRATOR)
			.count();
		assertThat(answers).isSubsetOf(204, 409);
		assertThat(left).as("after %s", answers).isPositive().isEqualTo(Collections.frequency(answers, 409));
	}

	@Test
	void isChosenByTheOrganisationAlone() {
		String other = StaffTokens.of("x", Map.of("elsewhere", Role.ADMINISTRATOR));
		String campaigner = StaffTokens.of("y", Map.of(this.organisation, Role.CAMPAIGNER));
		for (String token : List.of(other, campaigner)) {
			assertThat(call("GET", "?organisation=" + this.organisation, token, null).statusCode()).isEqualTo(403);
			assertThat(
					call("PUT", "/" + this.staff.id() + "/roles/" + this.organisation, token, "{\"role\":\"viewer\"}")
						.statusCode())
				.isEqualTo(403);
			assertThat(call("POST", "/" + this.staff.id() + "/disable", token, null).statusCode()).isEqualTo(403);
		}
		assertThat(call("POST", "/" + this.staff.id() + "/disable", this.administrator, null).statusCode())
			.isEqualTo(403);
	}

	@Test
	void getsInAgainByALinkThatEndsEverySession() {
		StaffBrowser browser = new StaffBrowser(this.http);
		String refresh = browser.tokens(this.staff.email(), StaffExample.PASSWORD).path("refresh_token").stringValue();
		HttpResponse<String> known = browser.post("/password",
				Map.of("_csrf", browser.csrf("/password"), "email", this.staff.email()));
		HttpResponse<String> unknown = browser.post("/password",
				Map.of("_csrf", browser.csrf("/password"), "email", this.address));
		assertThat(known.statusCode()).isEqualTo(303).isEqualTo(unknown.statusCode());
		assertThat(StaffBrowser.location(known)).isEqualTo(StaffBrowser.location(unknown));
		String token = link(this.staff.typedEmail(), "staff.reset-requested.v1");
		Map<String, String> form = Map.of("_csrf", browser.csrf("/password?token=" + token), "token", token, "password",
				CHOSEN);
		assertThat(browser.post("/password", form, "Origin", "https://evil.example").statusCode()).isEqualTo(400);
		assertThat(browser.post("/password", form).statusCode()).isEqualTo(303);
		assertThat(browser.post("/password", form).statusCode()).isEqualTo(410);
		assertThat(browser.refresh(refresh).statusCode()).isEqualTo(400);
		assertThat(browser.signIn(this.staff.email(), StaffExample.PASSWORD).statusCode()).isEqualTo(400);
		assertThat(browser.signIn(this.staff.email(), CHOSEN).statusCode()).isEqualTo(303);
		assertThat(this.log.readAll("staff")).noneMatch((line) -> line.value().contains(this.address));
	}

}
