package org.portevoix.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.sun.net.httpserver.Headers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What a session is good for, how it lasts and ends, and that no other site can use it.
 * Two gateways share their keys; a third had its keys rotated, and a fourth has others.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionIT {

	private static final String SESSION = "portevoix_session";

	private static final String OTHER_KEY = "k2:" + "A".repeat(43) + "=";

	private FakeIssuer issuer;

	private FakeService campaigns;

	private RunningGateway gateway;

	private RunningGateway second;

	private RunningGateway rotated;

	private RunningGateway foreign;

	@BeforeAll
	void start() throws IOException {
		this.issuer = new FakeIssuer();
		this.campaigns = FakeService.start();
		this.gateway = start(RunningGateway.SESSION_KEYS);
		this.second = start(RunningGateway.SESSION_KEYS);
		this.rotated = start(OTHER_KEY + "," + RunningGateway.SESSION_KEYS);
		this.foreign = start(OTHER_KEY);
	}

	private RunningGateway start(String keys) {
		Map<String, String> environment = new HashMap<>(Map.of("CAMPAIGN_URL", this.campaigns.url(), "MEMBER_URL",
				this.issuer.service().url(), "PUBLIC_URL", FakeIssuer.ISSUER, "SESSION_KEYS", keys,
				"GATEWAY_BREAKER_WINDOW", "10000", "GATEWAY_BREAKER_MINIMUM_CALLS", "10000", "GATEWAY_ISSUER_TIMEOUT",
				"30s", "GATEWAY_RENEW_PATIENCE", "30s"));
		return RunningGateway.start(environment);
	}

	@BeforeEach
	void letTheIssuerBeThere() {
		this.issuer.lifetime(300).rotating(false).away(false);
	}

	@AfterAll
	void stop() {
		// All at the end: closing one takes the event loops that all use.
		Stream.of(this.gateway, this.second, this.rotated, this.foreign).forEach(RunningGateway::close);
		this.campaigns.close();
		this.issuer.close();
	}

	private Browser signedIn(String subject) {
		Browser browser = new Browser(this.gateway);
		browser.signIn(this.issuer, subject, "/console");
		return browser;
	}

	/** Signed in, with an access token that is over soon after. */
	private Browser signedInForAMoment(String subject) {
		this.issuer.lifetime(1);
		return signedIn(subject);
	}

	private Headers told(String path) {
		return this.campaigns.asked(path).getLast().headers();
	}

	private String formToken(Browser browser) {
		assertThat(browser.get("/console/campaigns/token").statusCode()).isEqualTo(200);
		return told("/console/campaigns/token").getFirst("X-CSRF-Token");
	}

	@Test
	void isTheSameOnEveryGatewayWithTheSameKeys() {
		Browser anna = new Browser(this.gateway);
		String back = this.issuer.signIn(anna.toIssuer("/console/campaigns/a"), "anna");
		assertThat(Browser.location(anna.through(this.second).get(back))).isEqualTo("/console/campaigns/a");
		String there = formToken(anna);
		assertThat(formToken(anna.through(this.gateway))).isEqualTo(there);
		assertThat(anna.post("/console/campaigns/two", "_csrf=" + there).statusCode()).isEqualTo(200);
	}

	@Test
	void outlivesARotationOfKeys() {
		Browser anna = signedIn("anna");
		String before = formToken(anna);
		anna.through(this.rotated);
		assertThat(anna.post("/console/campaigns/rotated", "_csrf=" + before).statusCode()).isEqualTo(200);
		assertThat(formToken(anna)).isNotEqualTo(before);
		anna.through(this.foreign);
		assertThat(anna.get("/console").statusCode()).isEqualTo(302);
		assertThat(anna.post("/console/campaigns/x", "_csrf=" + before).statusCode()).isEqualTo(401);
	}

	@Test
	void worksForTheApiToo() {
		Browser anna = signedIn("anna");
		HttpResponse<String> answer = anna.get("/api/v1/campaigns/mine/stats");
		assertThat(told("/api/v1/campaigns/mine/stats").getFirst("Authorization")).startsWith("Bearer ey");
		assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
		assertThat(anna
			.send(this.gateway.request("/api/v1/campaigns/mine/publish").POST(BodyPublishers.ofString("{}")),
					"Content-Type", "application/json", "Origin", FakeIssuer.ISSUER, "X-CSRF-Token", formToken(anna))
			.statusCode()).isEqualTo(200);
		assertThat(told("/api/v1/campaigns/mine/publish").getFirst("Authorization")).startsWith("Bearer ey");
		assertThat(anna.post("/api/v1/campaigns/mine/close", "").statusCode()).isEqualTo(403);
		assertThat(this.campaigns.asked("/api/v1/campaigns/mine/close")).isEmpty();
	}

	@Test
	void yieldsToATokenOfTheClientsOwn() {
		Browser anna = signedIn("anna");
		assertThat(anna
			.send(this.gateway.request("/api/v1/campaigns").POST(BodyPublishers.ofString("{}")), "Authorization",
					"Bearer theirs", "X-CSRF-Token", "invented")
			.statusCode()).isEqualTo(200);
		assertThat(anna.get("/console/campaigns/theirs", "Authorization", "Bearer theirs").statusCode()).isEqualTo(200);
		for (String path : List.of("/api/v1/campaigns", "/console/campaigns/theirs")) {
			assertThat(told(path).get("Authorization")).containsExactly("Bearer theirs");
			assertThat(told(path)).doesNotContainKeys("Cookie", "X-csrf-token");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/fr/kept", "/assets/kept", "/api/v1/campaigns/kept", "/console/campaigns/kept" })
	void keepsItsCookieFromEveryService(String path) {
		Browser anna = signedIn("anna");
		String session = anna.cookies().get(SESSION);
		anna.cookies().put("portevoix_lang", "nl");
		anna.cookies().put("__Host-portevoix_session", "x");
		anna.cookies().put("portevoix_attempt_abc", "x");
		anna.cookies().put("theirs", "a=b");
		assertThat(anna.get(path, "X-CSRF-Token", "invented").statusCode()).isEqualTo(200);
		assertThat(told(path).get("Cookie")).containsExactly("portevoix_lang=nl; theirs=a=b");
		assertThat(told(path).toString()).doesNotContain(session, "invented");
	}

	@Test
	void hasNoPartInSigningNorInWhatIsPublic() {
		Browser anna = signedIn("anna");
		for (String path : List.of("/api/v1/campaigns/x/signatures", "/api/v1/signatures/confirmations",
				"/fr/campaigns/x")) {
			assertThat(anna.send(this.gateway.request(path).POST(BodyPublishers.ofString("{}"))).statusCode()).as(path)
				.isEqualTo(200);
			assertThat(told(path)).doesNotContainKeys("Authorization", "Cookie", "X-csrf-token");
		}
		anna.cookies().put(SESSION, "k1.rubbish");
		assertThat(anna.get("/api/v1/campaigns/x/count").statusCode()).isEqualTo(200);
		assertThat(told("/api/v1/campaigns/x/count")).doesNotContainKey("Authorization");
		assertThat(anna.post("/api/v1/campaigns/x/publish", "").statusCode()).isEqualTo(401);
	}

	@Test
	void takesFormsOfItsOwnPages() {
		Browser anna = signedIn("anna");
		String token = formToken(anna);
		assertThat(anna.post("/console/campaigns/own", "title=a&_csrf=" + token).statusCode()).isEqualTo(200);
		assertThat(this.campaigns.asked("/console/campaigns/own").getFirst().body())
			.isEqualTo("title=a&_csrf=" + token);
		assertThat(anna
			.send(this.gateway.request("/console/campaigns/own").DELETE(), "Sec-Fetch-Site", "same-origin",
					"X-CSRF-Token", token)
			.statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', emptyValue = "", nullValues = "-", textBlock = """
			http://act.example.org | same-origin | ''
			http://act.example.org | same-origin | _csrf=
			http://act.example.org | same-origin | _csrf=EVE
			http://act.example.org | same-origin | csrf=TOKEN
			http://act.example.org | same-origin | _csrf=TOKEN&_csrf=TOKEN
			http://act.example.org | same-origin | _csrf=%zz
			http://act.example.org | cross-site | _csrf=TOKEN
			http://act.example.org | same-site | _csrf=TOKEN
			http://act.example.org | none | _csrf=TOKEN
			http://evil.example | - | _csrf=TOKEN
			http://evil.example | same-origin | _csrf=TOKEN
			http://act.example.org.evil.example | - | _csrf=TOKEN
			https://act.example.org | - | _csrf=TOKEN
			http://act.example.org:8080 | - | _csrf=TOKEN
			null | - | _csrf=TOKEN
			null | same-origin | _csrf=TOKEN
			- | - | _csrf=TOKEN
			- | cross-site | _csrf=TOKEN
			- | same-site | _csrf=TOKEN
			- | none | _csrf=TOKEN
			""")
	void refusesWhatAnotherSiteMayHaveMade(String origin, String site, String form) {
		Browser anna = signedIn("anna");
		String body = form.replace("TOKEN", formToken(anna)).replace("EVE", formToken(signedIn("eve")));
		java.net.http.HttpRequest.Builder request = this.gateway.request("/console/campaigns/forged")
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(body));
		if (origin != null) {
			request.header("Origin", origin);
		}
		if (site != null) {
			request.header("Sec-Fetch-Site", site);
		}
		HttpResponse<String> answer = anna.send(request);
		assertThat(answer.statusCode()).isEqualTo(403);
		assertThat(answer.body()).contains("problems/foreign-request");
		assertThat(this.campaigns.asked("/console/campaigns/forged")).isEmpty();
		assertThat(anna.get("/console").statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@CsvSource({ "text/plain", "multipart/form-data; boundary=x", "application/json" })
	void readsTheTokenInFormsOnly(String type) {
		Browser anna = signedIn("anna");
		assertThat(anna
			.send(this.gateway.request("/console/campaigns/typed")
				.header("Content-Type", type)
				.header("Origin", FakeIssuer.ISSUER)
				.POST(BodyPublishers.ofString("_csrf=" + formToken(anna))))
			.statusCode()).isEqualTo(403);
	}

	@ParameterizedTest
	@CsvSource({ "fr, Nous ne sommes pas sûrs", "nl, We zijn niet zeker", "en, be sure that this came",
			"es, No sabemos con certeza" })
	void saysInFourLanguagesThatItRefuses(String language, String words) {
		Browser anna = signedIn("anna");
		anna.cookies().put("portevoix_lang", language);
		HttpResponse<String> answer = anna.post("/console/campaigns/forged", "");
		assertThat(answer.statusCode()).isEqualTo(403);
		assertThat(answer.body()).contains("<html lang=\"" + language + "\">", words);
	}

	@Test
	void letsNoOtherSiteSignAnybodyIn() {
		Browser anna = new Browser(this.gateway);
		for (String path : List.of("/signin", "/invitation", "/password")) {
			assertThat(anna.post(path, "a=b").statusCode()).isEqualTo(200);
			assertThat(this.gateway.post(path, "a=b", "Origin", "http://evil.example").statusCode()).isEqualTo(403);
			assertThat(this.gateway.post(path, "a=b", "Origin", "null", "Sec-Fetch-Site", "cross-site").statusCode())
				.isEqualTo(403);
			// The page with the token in its address tells nobody where it is.
			assertThat(this.gateway.post(path, "a=b", "Origin", "null", "Sec-Fetch-Site", "same-origin").statusCode())
				.isEqualTo(200);
			assertThat(this.issuer.service().asked(path)).hasSize(2);
		}
	}

	@Test
	void renewsOnceHoweverManyAskAtOnce() throws Exception {
		this.issuer.lifetime(30).rotating(true);
		Browser anna = signedIn("anna");
		int before = this.issuer.renewals();
		this.issuer.lifetime(300);
		List<Browser> tabs = IntStream.range(0, 20).mapToObj((i) -> anna.copy()).toList();
		try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<Integer>> answers = tabs.stream()
				.map((tab) -> executor.submit(() -> tab.get("/console/campaigns/together").statusCode()))
				.toList();
			for (Future<Integer> answer : answers) {
				assertThat(answer.get()).isEqualTo(200);
			}
		}
		assertThat(this.issuer.renewals() - before).isEqualTo(1);
		// Each of them goes on with the cookie that it was given.
		assertThat(tabs).allSatisfy((tab) -> {
			assertThat(tab.cookies().get(SESSION)).isNotEqualTo(anna.cookies().get(SESSION));
			assertThat(tab.get("/console/campaigns/after").statusCode()).isEqualTo(200);
		});
		assertThat(this.issuer.renewals() - before).isEqualTo(1);
		assertThat(formToken(tabs.getFirst())).isEqualTo(formToken(tabs.getLast()));
	}

	@Test
	void losesNobodyWhenTwoGatewaysRenewAtOnce() {
		this.issuer.lifetime(30).rotating(true);
		Browser anna = signedIn("anna");
		Browser other = anna.copy().through(this.second);
		this.issuer.lifetime(300);
		assertThat(anna.get("/console").statusCode()).isEqualTo(200);
		// Its refresh token is used up, but its access token is good.
		assertThat(other.get("/console").statusCode()).isEqualTo(200);
		assertThat(other.cookies().get(SESSION)).isNotEqualTo(anna.cookies().get(SESSION));
		assertThat(other.get("/console").statusCode()).isEqualTo(200);
	}

	@Test
	void losesNobodyWhenTwoGatewaysRenewAtOnceAfterAPause() {
		this.issuer.rotating(true);
		Browser anna = signedInForAMoment("anna");
		Browser other = anna.copy().through(this.second);
		this.issuer.lifetime(300);
		await().atMost(Duration.ofSeconds(60)).until(() -> !anna.cookies().equals(other.cookies()) || renewed(anna));
		await().atMost(Duration.ofSeconds(60)).until(() -> other.get("/console/campaigns/p").statusCode() == 302);
		HttpResponse<String> late = other.get("/console/campaigns/p?q=1");
		assertThat(late.statusCode()).isEqualTo(302);
		assertThat(Browser.location(late)).isEqualTo("/signin/again?to=%2Fconsole%2Fcampaigns%2Fp%3Fq%3D1");
		// The browser comes again with the cookie that the first gateway gave it.
		other.cookies().putAll(anna.cookies());
		HttpResponse<String> again = other.get(Browser.location(late));
		assertThat(again.statusCode()).isEqualTo(302);
		assertThat(Browser.location(again)).isEqualTo("/console/campaigns/p?q=1");
		assertThat(other.get("/console/campaigns/p?q=1").statusCode()).isEqualTo(200);
	}

	private boolean renewed(Browser browser) {
		String before = browser.cookies().get(SESSION);
		assertThat(browser.get("/console").statusCode()).isEqualTo(200);
		return !before.equals(browser.cookies().get(SESSION));
	}

	@Test
	void goesOnWithoutTheIssuerWhileTheTokenIsGood() {
		this.issuer.lifetime(30);
		Browser anna = signedIn("anna");
		String token = formToken(anna);
		this.issuer.away(true);
		assertThat(anna.get("/console").statusCode()).isEqualTo(200);
		assertThat(anna.post("/console/campaigns/on", "_csrf=" + token).statusCode()).isEqualTo(200);
		assertThat(anna.get("/api/v1/campaigns/x/stats").statusCode()).isEqualTo(200);
	}

	@Test
	void signsNobodyOutBecauseTheIssuerIsAway() {
		Browser anna = signedInForAMoment("anna");
		this.issuer.away(true);
		await().atMost(Duration.ofSeconds(60)).until(() -> anna.get("/console").statusCode() == 503);
		HttpResponse<String> answer = anna.get("/console", "Accept-Language", "es");
		assertThat(answer.headers().firstValue("Retry-After")).isPresent();
		assertThat(answer.body()).contains("<html lang=\"es\">", "Volvemos enseguida");
		assertThat(anna.post("/console/campaigns/x", "a=b").statusCode()).isEqualTo(503);
		assertThat(anna.get("/api/v1/campaigns/x/count").statusCode()).isEqualTo(200);
		this.issuer.away(false).lifetime(300);
		await().atMost(Duration.ofSeconds(60)).until(() -> anna.get("/console").statusCode() == 200);
	}

	@Test
	void asksToSignInAgainAndLosesNothingThatWasTyped() {
		Browser anna = signedInForAMoment("anna");
		String token = formToken(anna);
		this.issuer.forgetRefreshTokens();
		await().atMost(Duration.ofSeconds(60)).until(() -> anna.get("/console").statusCode() == 302);
		String form = "story=long&_csrf=" + token;
		HttpResponse<String> lost = anna.post("/console/campaigns/typed-text", form, "Accept-Language", "en");
		assertThat(lost.statusCode()).isEqualTo(401);
		assertThat(lost.body()).contains("Sign in again in a new tab", "href=\"/console\" target=\"_blank\"");
		assertThat(this.campaigns.asked("/console/campaigns/typed-text")).isEmpty();
		assertThat(anna.get("/console/campaigns", "Accept", "application/json").statusCode()).isEqualTo(401);
		// She signs in in another tab, comes back and presses "send" again.
		this.issuer.lifetime(300);
		assertThat(Browser.location(anna.signIn(this.issuer, "anna", "/console/campaigns/a?b=c")))
			.isEqualTo("/console/campaigns/a?b=c");
		assertThat(formToken(anna)).isNotEqualTo(token);
		assertThat(anna.post("/console/campaigns/typed-text", form).statusCode()).isEqualTo(200);
	}

	@Test
	void takesTheFormOfNobodyElsesSession() {
		Browser shared = signedInForAMoment("anna");
		String token = formToken(shared);
		this.issuer.forgetRefreshTokens();
		await().atMost(Duration.ofSeconds(60)).until(() -> shared.get("/console").statusCode() == 302);
		this.issuer.lifetime(300);
		shared.signIn(this.issuer, "bert", "/console");
		assertThat(shared.post("/console/campaigns/annas", "_csrf=" + token).statusCode()).isEqualTo(403);
	}

	@ParameterizedTest
	@CsvSource({ "fr, Reconnectez-vous", "nl, Meld je opnieuw aan", "en, Please sign in again",
			"es, Vuelve a iniciar sesión" })
	void saysInFourLanguagesThatASessionIsOver(String language, String words) {
		HttpResponse<String> answer = new Browser(this.gateway).post("/console/campaigns/x?lang=" + language, "a=b");
		assertThat(answer.statusCode()).isEqualTo(401);
		assertThat(answer.body()).contains("<html lang=\"" + language + "\">", words);
	}

	@Test
	void endsWithSigningOut() {
		Browser anna = signedIn("anna");
		String token = formToken(anna);
		Browser stolen = anna.copy();
		assertThat(anna.post("/signout", "").statusCode()).isEqualTo(403);
		assertThat(anna.post("/signout", "_csrf=" + token, "Origin", "http://evil.example").statusCode())
			.isEqualTo(403);
		assertThat(anna.get("/console").statusCode()).isEqualTo(200);
		int revoked = this.issuer.revoked().size();
		HttpResponse<String> out = anna.post("/signout", "_csrf=" + token);
		assertThat(out.statusCode()).isEqualTo(303);
		assertThat(Browser.location(out)).isEqualTo("/signin/out");
		assertThat(anna.cookies()).isEmpty();
		assertThat(this.issuer.revoked()).hasSize(revoked + 1);
		assertThat(anna.get("/console").statusCode()).isEqualTo(302);
		assertThat(anna.post("/signout", "").statusCode()).isEqualTo(303);
		// The refresh token is worth nothing any more.
		assertThat(stolen.cookies()).isNotEmpty();
	}

	@Test
	void signsOutWithoutTheIssuerToo() {
		Browser anna = signedIn("anna");
		String token = formToken(anna);
		this.issuer.away(true);
		assertThat(anna.post("/signout", "_csrf=" + token).statusCode()).isEqualTo(303);
		assertThat(anna.cookies()).isEmpty();
	}

	@Test
	void cannotBeRenewedAfterSigningOut() {
		Browser anna = signedInForAMoment("anna");
		String token = formToken(anna);
		Browser stolen = anna.copy();
		anna.post("/signout", "_csrf=" + token);
		this.issuer.lifetime(300);
		await().atMost(Duration.ofSeconds(60)).until(() -> stolen.get("/console").statusCode() == 302);
		assertThat(URI.create(Browser.location(stolen.get("/console"))).getPath()).isEqualTo("/signin/again");
	}

}
