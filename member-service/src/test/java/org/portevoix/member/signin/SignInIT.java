package org.portevoix.member.signin;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portevoix.backing.BackingServices;
import org.portevoix.member.Http;
import org.portevoix.member.Log;
import org.portevoix.member.RunningMemberService;
import org.portevoix.member.StaffBrowser;
import org.portevoix.member.staff.Staff;
import org.portevoix.member.staff.StaffAccounts;
import org.portevoix.member.staff.StaffExample;
import org.portevoix.service.access.Role;
import tools.jackson.databind.JsonNode;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.portevoix.member.Http.json;
import static org.portevoix.member.StaffBrowser.location;

class SignInIT {

	private static final String SESSION = "__Host-portevoix_signin";

	private static final String WAY_BACK = "to=%2Foauth2%2Fauthorize%3F";

	private final ConfigurableApplicationContext service = RunningMemberService.shared();

	private final Http http = new Http(RunningMemberService.url(this.service));

	private final StaffAccounts accounts = this.service.getBean(StaffAccounts.class);

	private final StaffBrowser browser = new StaffBrowser(this.http);

	private final Staff staff = StaffExample.add(this.service, Map.of("wsm", Role.EDITOR));

	private JsonNode tokens() {
		return this.browser.tokens(this.staff.email(), StaffExample.PASSWORD);
	}

	private static String text(JsonNode answer, String name) {
		return answer.path(name).stringValue();
	}

	private static JWTClaimsSet claims(JsonNode answer, String token) throws Exception {
		return SignedJWT.parse(text(answer, token)).getJWTClaimsSet();
	}

	@Test
	void leadsFromTheConsoleToATokenThatSaysWhoSheIs() throws Exception {
		HttpResponse<String> first = this.browser.get(StaffBrowser.authorize(Map.of()));
		assertThat(first.statusCode()).isEqualTo(303);
		assertThat(location(first)).startsWith("/signin?" + WAY_BACK);
		HttpResponse<String> page = this.browser.get(location(first));
		assertThat(page.statusCode()).isEqualTo(200);
		HttpResponse<String> in = this.browser.post("/signin",
				Map.of("_csrf", this.browser.csrf("/signin"), "to", StaffBrowser.parameter(location(first), "to"),
						"email", " " + this.staff.email().toUpperCase(Locale.ROOT), "password", StaffExample.PASSWORD));
		assertThat(in.statusCode()).isEqualTo(303);
		assertThat(location(in)).isEqualTo(StaffBrowser.parameter(location(first), "to"));
		assertThat(in.headers().allValues("Set-Cookie")).singleElement()
			.asString()
			.startsWith(SESSION + "=")
			.contains("HttpOnly", "Secure", "SameSite=Lax", "Path=/", "Max-Age=600");
		HttpResponse<String> back = this.browser.get(location(in));
		assertThat(location(back)).startsWith(StaffBrowser.CALLBACK + "?");
		assertThat(StaffBrowser.parameter(location(back), "state")).isEqualTo("a-state");
		JsonNode answer = json(this.browser.redeem(StaffBrowser.parameter(location(back), "code")));
		JWTClaimsSet access = claims(answer, "access_token");
		assertThat(access.getSubject()).isEqualTo(this.staff.id());
		assertThat(access.getIssuer()).isEqualTo(StaffBrowser.ORIGIN);
		assertThat(access.getStringClaim("name")).isEqualTo("Noor Voorbeeld");
		assertThat(access.getJSONObjectClaim("roles")).isEqualTo(Map.of("wsm", "editor"));
		assertThat(access.getClaim("platform")).isNull();
		assertThat(access.getStringClaim("scope").split(" ")).containsExactlyInAnyOrder("openid", "console");
		JWTClaimsSet identity = claims(answer, "id_token");
		assertThat(identity.getSubject()).isEqualTo(this.staff.id());
		assertThat(identity.getAudience()).containsExactly("portevoix-console");
		assertThat(identity.getStringClaim("nonce")).isEqualTo("a-nonce");
		assertThat(identity.getStringClaim("name")).isEqualTo("Noor Voorbeeld");
		assertThat(identity.getClaim("auth_time")).isNotNull();
		assertThat(this.browser.cookies()).doesNotContainKey("JSESSIONID");
	}

	@Test
	void makesTheFirstAdministratorFromTheEnvironmentAndNothingElse() throws Exception {
		JsonNode answer = this.browser.tokens("admin@example.org", RunningMemberService.ADMINISTRATOR_PASSWORD);
		JWTClaimsSet access = claims(answer, "access_token");
		assertThat(access.getBooleanClaim("platform")).isTrue();
		assertThat(access.getJSONObjectClaim("roles")).isEmpty();
	}

	@Test
	void renewsWithOneTokenForManyGatewaysAndReadsRolesAnew() throws Exception {
		String refresh = text(tokens(), "refresh_token");
		this.accounts.change(this.staff.id(),
				(change) -> change.after().role("wsm", Role.VIEWER).role("acv", Role.EDITOR));
		JsonNode renewed = json(this.browser.refresh(refresh));
		assertThat(claims(renewed, "access_token").getJSONObjectClaim("roles"))
			.isEqualTo(Map.of("wsm", "viewer", "acv", "editor"));
		assertThat(text(renewed, "refresh_token")).isEqualTo(refresh);
		assertThat(this.browser.refresh(refresh).statusCode()).isEqualTo(200);
	}

	@Test
	void endsWithTheAccount() {
		String refresh = text(tokens(), "refresh_token");
		this.accounts.change(this.staff.id(), (change) -> change.after().disabled(true));
		HttpResponse<String> answer = this.browser.refresh(refresh);
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(text(json(answer), "error")).isEqualTo("invalid_grant");
		this.accounts.change(this.staff.id(), (change) -> change.after().disabled(false));
		assertThat(this.browser.refresh(refresh).statusCode()).as("what ended stays so").isEqualTo(400);
		assertThat(location(this.browser.get(StaffBrowser.authorize(Map.of())))).startsWith("/signin");
	}

	@Test
	void endsAtEveryInstanceByRevocation() {
		String refresh = text(tokens(), "refresh_token");
		HttpResponse<String> revoked = revoke(refresh, RunningMemberService.CONSOLE_SECRET);
		assertThat(revoked.statusCode()).isEqualTo(200);
		assertThat(this.browser.refresh(refresh).statusCode()).isEqualTo(400);
		assertThat(revoke(refresh, RunningMemberService.CONSOLE_SECRET).statusCode()).isEqualTo(200);
		assertThat(revoke(refresh, "wrong").statusCode()).isEqualTo(401);
		assertThat(this.browser.get("/signin/out").statusCode()).isEqualTo(200);
		assertThat(this.browser.cookies()).doesNotContainKey(SESSION);
		assertThat(location(this.browser.get(StaffBrowser.authorize(Map.of())))).startsWith("/signin");
	}

	private HttpResponse<String> revoke(String token, String secret) {
		String basic = Base64.getEncoder()
			.encodeToString(("portevoix-console:" + secret).getBytes(StandardCharsets.UTF_8));
		return this.http.form("/oauth2/revoke", Map.of("token", token), "Authorization", "Basic " + basic);
	}

	@Test
	void takesACodeOnceAndEndsWhatItGaveWhenItComesAgain() {
		this.browser.signIn(this.staff.email(), StaffExample.PASSWORD);
		String code = this.browser.code();
		String refresh = text(json(this.browser.redeem(code)), "refresh_token");
		assertThat(this.browser.refresh(refresh).statusCode()).isEqualTo(200);
		assertThat(this.browser.redeem(code).statusCode()).isEqualTo(400);
		assertThat(this.browser.refresh(refresh).statusCode()).isEqualTo(400);
	}

	@ParameterizedTest
	@CsvSource({ "code_verifier,another-verifier-of-forty-three-characters-or-more", "code_verifier,",
			"redirect_uri,https://portevoix.example.org/signin/other", "grant_type,client_credentials",
			"code,nothing-like-it" })
	void givesNoTokenForACodeThatIsNotHers(String parameter, String value) {
		this.browser.signIn(this.staff.email(), StaffExample.PASSWORD);
		Map<String, String> form = new HashMap<>(Map.of("grant_type", "authorization_code", "code", this.browser.code(),
				"redirect_uri", StaffBrowser.CALLBACK, "code_verifier", StaffBrowser.VERIFIER));
		if (value == null) {
			form.remove(parameter);
		}
		else {
			form.put(parameter, value);
		}
		assertThat(this.http.token("portevoix-console", RunningMemberService.CONSOLE_SECRET, form).statusCode())
			.isEqualTo(400);
	}

	@ParameterizedTest
	@CsvSource({ "redirect_uri,https://evil.example/", "redirect_uri,https://portevoix.example.org/signin/callback/..",
			"client_id,nobody" })
	void sendsNobodyAnywhereElse(String parameter, String value) {
		this.browser.signIn(this.staff.email(), StaffExample.PASSWORD);
		HttpResponse<String> answer = this.browser.get(StaffBrowser.authorize(Map.of(parameter, value)));
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.headers().firstValue("Location")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "code_challenge,", "code_challenge_method,plain", "scope,campaigns:write" })
	void givesNoCodeWithoutProofKeyOrForMore(String parameter, String value) {
		this.browser.signIn(this.staff.email(), StaffExample.PASSWORD);
		HttpResponse<String> answer = this.browser
			.get(StaffBrowser.authorize(Map.of(parameter, (value != null) ? value : "")));
		assertThat(answer.statusCode()).isEqualTo(302);
		assertThat(location(answer)).startsWith(StaffBrowser.CALLBACK + "?error=").doesNotContain("code=");
	}

	@ParameterizedTest
	@CsvSource(value = { "nl|&lang=nl|nl", "de es|&lang=es|es", "de&lang=x||fr" }, delimiter = '|')
	void asksWhoSheIsInTheLanguageThatSheWishes(String wished, String added, String spoken) {
		HttpResponse<String> answer = this.browser.get(StaffBrowser.authorize(Map.of("ui_locales", wished)));
		assertThat(answer.statusCode()).isEqualTo(303);
		assertThat(location(answer)).startsWith("/signin?to=%2Foauth2%2Fauthorize")
			.endsWith((added != null) ? added : "")
			.doesNotContain("&lang=x");
		assertThat(this.browser.get(location(answer)).body()).contains("lang=\"" + spoken + "\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://evil.example/", "//evil.example/", "/oauth2/authorize@evil.example", "/console",
			"/oauth2/authorize?a=b\r\nSet-Cookie: x=y" })
	void leadsBackToTheIssuerOnly(String to) {
		HttpResponse<String> answer = this.browser.post("/signin", Map.of("_csrf", this.browser.csrf("/signin"), "to",
				to, "email", this.staff.email(), "password", StaffExample.PASSWORD));
		assertThat(location(answer)).isEqualTo("/console");
	}

	@Test
	void takesNoFormFromElsewhere() {
		Map<String, String> form = Map.of("_csrf", this.browser.csrf("/signin"), "email", this.staff.email(),
				"password", StaffExample.PASSWORD);
		assertThat(this.browser.post("/signin", form, "Origin", "https://evil.example").statusCode()).isEqualTo(400);
		assertThat(this.browser.post("/signin", form, "Origin", "null").statusCode()).isEqualTo(400);
		assertThat(this.browser.post("/signin", form, "Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(400);
		assertThat(this.browser.post("/signin", form, "Origin", "null", "Sec-Fetch-Site", "same-site").statusCode())
			.isEqualTo(400);
		assertThat(new StaffBrowser(this.http).post("/signin", form).statusCode()).as("without the cookie")
			.isEqualTo(400);
		Map<String, String> without = Map.of("email", this.staff.email(), "password", StaffExample.PASSWORD);
		assertThat(this.browser.post("/signin", without).statusCode()).isEqualTo(400);
		assertThat(this.browser.cookies()).doesNotContainKey(SESSION);
		assertThat(this.browser.post("/signin", form, "Origin", "null", "Sec-Fetch-Site", "same-origin").statusCode())
			.isEqualTo(303);
	}

	@Test
	void isNotFixedToASessionThatSomebodyElseChose() {
		StaffBrowser other = new StaffBrowser(this.http);
		Staff attacker = StaffExample.add(this.service, Map.of());
		other.signIn(attacker.email(), StaffExample.PASSWORD);
		String planted = other.cookies().get(SESSION);
		this.browser.cookies().put(SESSION, planted);
		this.browser.signIn(this.staff.email(), StaffExample.PASSWORD);
		assertThat(this.browser.cookies().get(SESSION)).isNotEqualTo(planted);
		assertThat(json(this.browser.redeem(this.browser.code())).path("access_token").stringValue())
			.satisfies((token) -> assertThat(SignedJWT.parse(token).getJWTClaimsSet().getSubject())
				.isEqualTo(this.staff.id()));
		String hers = this.browser.cookies().get(SESSION);
		for (String forged : new String[] { hers.replace(this.staff.id(), attacker.id()), hers + "x", "a.0.1.x",
				"." }) {
			this.browser.cookies().put(SESSION, forged);
			assertThat(location(this.browser.get(StaffBrowser.authorize(Map.of())))).startsWith("/signin");
		}
	}

	@Test
	void tellsWhoCameIn() {
		tokens();
		Log log = new Log(BackingServices.kafkaBrokers());
		await().untilAsserted(() -> assertThat(log.read("audit", "staff/" + this.staff.id())).singleElement()
			.satisfies((line) -> assertThat(line.value()).contains("sign-in.succeeded", "Noor Voorbeeld")
				.doesNotContain(this.staff.email())));
	}

	@ParameterizedTest
	@ValueSource(strings = { "fr", "nl", "en", "es" })
	void speaksFourLanguagesAndKeepsTheWayBack(String language) {
		String page = this.browser.get("/signin?lang=" + language + "&to=%2Foauth2%2Fauthorize%3Fa%3Db").body();
		assertThat(page).contains("lang=\"" + language + "\"", "name=\"to\" value=\"/oauth2/authorize?a=b\"",
				"/signin?to=%2Foauth2%2Fauthorize%3Fa%3Db&amp;lang=nl");
	}

}
