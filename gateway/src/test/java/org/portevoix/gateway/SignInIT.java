package org.portevoix.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.Headers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How staff get in, and how nobody else does.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInIT {

	private static final String SESSION = "portevoix_session";

	private FakeIssuer issuer;

	private FakeService campaigns;

	private RunningGateway gateway;

	private RunningGateway secure;

	@BeforeAll
	void start() throws IOException {
		this.issuer = new FakeIssuer();
		this.campaigns = FakeService.start();
		this.gateway = RunningGateway.start(environment(Map.of()));
		this.secure = RunningGateway.start(environment(Map.of("PUBLIC_URL", "https://act.example.org", "OIDC_ISSUER",
				FakeIssuer.ISSUER, "OIDC_AUTHORIZATION_URL", FakeIssuer.ISSUER + "/oauth2/authorize?tenant=1")));
	}

	private Map<String, String> environment(Map<String, String> more) {
		Map<String, String> environment = new HashMap<>(Map.of("CAMPAIGN_URL", this.campaigns.url(), "MEMBER_URL",
				this.issuer.service().url(), "NOTIFICATION_URL", this.campaigns.url(), "PUBLIC_URL", FakeIssuer.ISSUER,
				"GATEWAY_BREAKER_WINDOW", "10000", "GATEWAY_BREAKER_MINIMUM_CALLS", "10000", "GATEWAY_ISSUER_TIMEOUT",
				"30s"));
		environment.putAll(more);
		return environment;
	}

	@BeforeEach
	void letTheIssuerBeHonest() {
		this.issuer.lifetime(300).claims(UnaryOperator.identity()).idToken(UnaryOperator.identity()).away(false);
		this.issuer.accessClaims(Map.of());
	}

	@AfterAll
	void stop() {
		// Both at the end: closing one takes the event loops that both use.
		this.gateway.close();
		this.secure.close();
		this.campaigns.close();
		this.issuer.close();
	}

	@Test
	void sendsAPersonToTheIssuerAndBackToWhereSheWasGoing() throws Exception {
		Browser anna = new Browser(this.gateway);
		HttpResponse<String> sent = anna.get("/console/campaigns/x?tab=a%20b&lang=nl");
		assertThat(sent.statusCode()).isEqualTo(302);
		URI location = URI.create(Browser.location(sent));
		assertThat(location.toString()).startsWith(FakeIssuer.ISSUER + "/oauth2/authorize?");
		Map<String, String> asked = FakeIssuer.form(location.getRawQuery());
		assertThat(asked).containsEntry("response_type", "code")
			.containsEntry("client_id", FakeIssuer.CLIENT)
			.containsEntry("redirect_uri", FakeIssuer.ISSUER + "/signin/callback")
			.containsEntry("scope", "openid console")
			.containsEntry("code_challenge_method", "S256")
			.containsEntry("ui_locales", "nl");
		assertThat(List.of(asked.get("state"), asked.get("nonce"), asked.get("code_challenge"))).doesNotHaveDuplicates()
			.allMatch((text) -> text.matches("[A-Za-z0-9_-]{43}"));
		assertThat(sent.headers().allValues("Set-Cookie")).singleElement()
			.asString()
			.contains("portevoix_attempt_", "; Path=/;", "HTTPOnly", "SameSite=Lax", "Max-Age=600")
			.doesNotContain("Secure", asked.get("state"));
		assertThat(sent.headers().firstValue("Cache-Control")).hasValue("no-store");

		HttpResponse<String> back = anna.get(this.issuer.signIn(location, "anna"));
		assertThat(back.statusCode()).isEqualTo(303);
		assertThat(Browser.location(back)).isEqualTo("/console/campaigns/x?tab=a%20b&lang=nl");
		assertThat(back.headers().firstValue("Cache-Control")).hasValue("no-store");
		assertThat(anna.cookies()).containsOnlyKeys(SESSION);
		assertThat(back.headers().allValues("Set-Cookie")).filteredOn((cookie) -> cookie.startsWith(SESSION))
			.singleElement()
			.asString()
			.contains("; Path=/;", "HTTPOnly", "SameSite=Lax")
			.doesNotContain("Secure", "Max-Age", "Domain");

		assertThat(anna.get("/console/campaigns/x?tab=a%20b&lang=nl").statusCode()).isEqualTo(200);
		Headers told = this.campaigns.asked("/console/campaigns/x?tab=a%20b&lang=nl").getLast().headers();
		assertThat(told).doesNotContainKey("Cookie");
		String bearer = told.getFirst("Authorization");
		assertThat(bearer).startsWith("Bearer ");
		assertThat(SignedJWT.parse(bearer.substring(7)).getJWTClaimsSet().getSubject()).isEqualTo("anna");
		assertThat(told.getFirst("X-CSRF-Token")).matches("[A-Za-z0-9_-]{43}");
	}

	@Test
	void keepsCookiesToOneHostBehindHttps() {
		Browser anna = new Browser(this.secure, "https://act.example.org");
		HttpResponse<String> sent = anna.get("/console");
		assertThat(sent.headers().allValues("Set-Cookie")).singleElement()
			.asString()
			.startsWith("__Host-portevoix_attempt_")
			.contains("; Path=/;", "; Secure", "HTTPOnly", "SameSite=Lax")
			.doesNotContain("Domain");
		URI location = URI.create(Browser.location(sent));
		assertThat(location.getRawQuery()).startsWith("tenant=1&response_type=code&");
		HttpResponse<String> back = anna.get(this.issuer.signIn(location, "anna"));
		assertThat(back.headers().allValues("Set-Cookie"))
			.anyMatch((cookie) -> cookie.startsWith("__Host-portevoix_session=") && cookie.contains("; Secure"));
		assertThat(anna.get("/console/secure").statusCode()).isEqualTo(404);
		assertThat(anna.get("/console/campaigns/secure").statusCode()).isEqualTo(200);
		assertThat(this.campaigns.asked("/console/campaigns/secure").getLast().headers()).doesNotContainKey("Cookie");
		// Without the prefix another host of the same domain could have set it.
		Browser planted = new Browser(this.secure);
		planted.cookies().put(SESSION, anna.cookies().get("__Host-" + SESSION));
		assertThat(planted.get("/console/campaigns/secure").statusCode()).isEqualTo(302);
	}

	@Test
	void tellsProgramsThatTheyMustSignIn() {
		HttpResponse<String> answer = this.gateway.get("/console/campaigns", "Accept", "application/json");
		assertThat(answer.statusCode()).isEqualTo(401);
		assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
		assertThat(answer.body()).contains("problems/sign-in-needed");
		assertThat(this.gateway.get("/console/campaigns/x/stream", "Accept", "text/event-stream").statusCode())
			.isEqualTo(401);
	}

	@Test
	void takesAnAnswerForThisBrowserOnly() {
		Browser anna = new Browser(this.gateway);
		Browser eve = new Browser(this.gateway);
		String annas = this.issuer.signIn(anna.toIssuer("/console"), "anna");
		String eves = this.issuer.signIn(eve.toIssuer("/console"), "eve");
		// Eve gets Anna to follow a link that would sign her in as Eve.
		refuses(anna, eves);
		refuses(new Browser(this.gateway), annas);
		refuses(anna, annas.replaceAll("state=.*", "state="));
		refuses(anna, annas.replaceAll("&state=.*", ""));
		refuses(anna, annas + "&state=twice");
		refuses(anna, annas.substring(0, annas.length() - 1) + (annas.endsWith("A") ? "B" : "A"));
		refuses(anna, annas + "&iss=http%3A%2F%2Fevil.example");
		// None of this has used up what is really hers.
		assertThat(anna.get(annas + "&iss=http%3A%2F%2Fact.example.org").statusCode()).isEqualTo(303);
	}

	@Test
	void takesACodeOnlyOnce() {
		Browser anna = new Browser(this.gateway);
		String back = this.issuer.signIn(anna.toIssuer("/console"), "anna");
		Browser thief = anna.copy();
		assertThat(anna.get(back).statusCode()).isEqualTo(303);
		refuses(thief, back);
		// Her own "back" button does no harm.
		HttpResponse<String> again = anna.get(back);
		assertThat(again.statusCode()).isEqualTo(303);
		assertThat(Browser.location(again)).isEqualTo("/console");
		assertThat(again.headers().allValues("Set-Cookie")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "error=access_denied", "error=access_denied&code=code-1", "code=", "code=nonsense",
			"code=a&code=b" })
	void doesNotLetInWhomTheIssuerDidNot(String answer) {
		Browser eve = new Browser(this.gateway);
		String state = FakeIssuer.form(eve.toIssuer("/console").getRawQuery()).get("state");
		refuses(eve, "/signin/callback?" + answer + "&state=" + state);
	}

	static Stream<UnaryOperator<JWTClaimsSet.Builder>> falseClaims() {
		return Stream.of((claims) -> claims.claim("nonce", "another"), (claims) -> claims.claim("nonce", null),
				(claims) -> claims.issuer("http://evil.example"), (claims) -> claims.issuer(null),
				(claims) -> claims.audience("another"), (claims) -> claims.audience(List.of()),
				(claims) -> claims.audience(List.of(FakeIssuer.CLIENT, "another")).claim("azp", "another"),
				(claims) -> claims.expirationTime(Date.from(Instant.now().minusSeconds(120))),
				(claims) -> claims.expirationTime(null),
				(claims) -> claims.notBeforeTime(Date.from(Instant.now().plusSeconds(120))),
				(claims) -> claims.subject(null), (claims) -> claims.subject(""));
	}

	@ParameterizedTest
	@MethodSource("falseClaims")
	void believesNoIdTokenThatIsNotForThisSignIn(UnaryOperator<JWTClaimsSet.Builder> claims) {
		this.issuer.claims(claims);
		Browser eve = new Browser(this.gateway);
		refuses(eve, this.issuer.signIn(eve.toIssuer("/console"), "eve"));
	}

	static Stream<UnaryOperator<String>> falseSignatures() {
		return Stream.of((token) -> FakeIssuer.sign(claims(token), FakeIssuer.newKey()), SignInIT::unsigned,
				SignInIT::signedWithTheSecret, (token) -> token.substring(0, token.length() - 8) + "AAAAAAAA",
				(token) -> "nonsense", (token) -> "");
	}

	@ParameterizedTest
	@MethodSource("falseSignatures")
	void believesNoIdTokenThatTheIssuerDidNotSign(UnaryOperator<String> idToken) {
		this.issuer.idToken(idToken);
		Browser eve = new Browser(this.gateway);
		refuses(eve, this.issuer.signIn(eve.toIssuer("/console"), "eve"));
	}

	@Test
	void believesNoCookieThatItDidNotSeal() {
		Browser anna = new Browser(this.gateway);
		String back = this.issuer.signIn(anna.toIssuer("/console"), "anna");
		Browser tampered = anna.copy();
		tampered.cookies().replaceAll((name, value) -> flipped(value, value.length() / 2));
		refuses(tampered, back);
		anna.get(back);
		String session = anna.cookies().get(SESSION);
		for (int place = 0; place < session.length() - 1; place += 7) {
			Browser eve = new Browser(this.gateway);
			eve.cookies().put(SESSION, flipped(session, place));
			assertThat(eve.get("/console/campaigns").statusCode()).as("place %d", place).isEqualTo(302);
		}
		// One sealed thing is not another.
		Browser swapped = new Browser(this.gateway);
		swapped.toIssuer("/console");
		swapped.cookies().put(SESSION, swapped.cookies().values().iterator().next());
		assertThat(swapped.get("/console/campaigns").statusCode()).isEqualTo(302);
	}

	@Test
	void makesANewSessionAtEverySignIn() {
		Browser eve = new Browser(this.gateway);
		eve.signIn(this.issuer, "eve", "/console");
		String evesToken = formToken(eve);
		// Eve plants her session in Anna's browser, before Anna signs in.
		Browser anna = new Browser(this.gateway);
		String back = this.issuer.signIn(anna.toIssuer("/console"), "anna");
		anna.cookies().put(SESSION, eve.cookies().get(SESSION));
		anna.get(back);
		assertThat(anna.cookies().get(SESSION)).isNotEqualTo(eve.cookies().get(SESSION));
		assertThat(formToken(anna)).isNotEqualTo(evesToken);
		assertThat(anna.post("/console/campaigns/fixed", "_csrf=" + evesToken).statusCode()).isEqualTo(403);
		assertThat(this.campaigns.asked("/console/campaigns/fixed")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://evil.example/console", "//evil.example/console", "/\\evil.example",
			"/console/../\\evil.example", "/console//evil.example", "/console\\@evil.example", "/console@evil.example",
			"/console.evil.example", "/consolex", "/console/%2e%2e/x", "/console/;x", "javascript:alert(1)",
			"/console\r\nLocation: https://evil.example", "/console?\r\nSet-Cookie: a=b", "/console#\u0000",
			" /console", "\t//evil.example", "/fr/", "/signin/again?to=/console", "/oauth2/authorize", "http:/console",
			"/console?a=<x>", "/console/é" })
	void sendsNobodyElsewhere(String wanted) {
		Browser anna = new Browser(this.gateway);
		String again = "/signin/again?to="
				+ java.net.URLEncoder.encode(wanted, java.nio.charset.StandardCharsets.UTF_8);
		HttpResponse<String> back = anna.signIn(this.issuer, "anna", again);
		assertThat(Browser.location(back)).isEqualTo("/console");
		assertThat(Browser.location(anna.get(again))).isEqualTo("/console");
	}

	@Test
	void remembersOnlyPagesOfTheConsole() {
		Browser anna = new Browser(this.gateway);
		assertThat(Browser.location(anna.signIn(this.issuer, "anna", "/console?next=https://evil.example//")))
			.isEqualTo("/console?next=https://evil.example//");
		assertThat(Browser.location(anna.get("/signin/again?to=%2Fconsole%2Fteam%3Fa%3Db%26c%3Dd")))
			.isEqualTo("/console/team?a=b&c=d");
		assertThat(this.gateway.get("/console//evil.example", "Accept", Browser.HTML).statusCode()).isEqualTo(404);
	}

	@Test
	void letsAnyOfSeveralTabsFinish() {
		Browser anna = new Browser(this.gateway);
		List<URI> tabs = Stream.of("/console", "/console/campaigns/a", "/console/campaigns/b")
			.map(anna::toIssuer)
			.toList();
		assertThat(Browser.location(anna.get(this.issuer.signIn(tabs.get(1), "anna"))))
			.isEqualTo("/console/campaigns/a");
		assertThat(Browser.location(anna.get(this.issuer.signIn(tabs.get(0), "anna")))).isEqualTo("/console");
	}

	@Test
	void forgetsAttemptsThatNobodyFinishes() {
		Browser anna = new Browser(this.gateway);
		anna.cookies().put("portevoix_attempt_rubbish", "x");
		for (int i = 0; i < 20; i++) {
			anna.toIssuer("/console");
		}
		assertThat(anna.cookies()).hasSizeLessThanOrEqualTo(5).doesNotContainKey("portevoix_attempt_rubbish");
		assertThat(anna.get(this.issuer.signIn(anna.toIssuer("/console"), "anna")).statusCode()).isEqualTo(303);
	}

	@Test
	void hasRoomForSomebodyWhoWorksForAHundredOrganisations() throws Exception {
		Map<String, String> roles = new HashMap<>();
		for (int i = 0; i < 100; i++) {
			roles.put("movement-of-workers-" + i + "-" + Integer.toHexString(i * 7919), "campaigner");
		}
		this.issuer.accessClaims(Map.of("roles", roles, "name", "Zoë Ångström", "scope", "openid console"));
		Browser zoe = new Browser(this.gateway);
		zoe.signIn(this.issuer, "zoe", "/console");
		assertThat(zoe.cookies().get(SESSION)).hasSizeLessThan(4000);
		zoe.get("/console/campaigns/roles");
		String bearer = this.campaigns.asked("/console/campaigns/roles").getLast().headers().getFirst("Authorization");
		assertThat(bearer).hasSizeGreaterThan(5000);
		SignedJWT token = SignedJWT.parse(bearer.substring(7));
		assertThat(token.verify(new com.nimbusds.jose.crypto.RSASSAVerifier(this.issuer.key()))).isTrue();
		assertThat(token.getJWTClaimsSet().getJSONObjectClaim("roles")).hasSize(100);
	}

	@Test
	void saysSoWhenABrowserCouldNotKeepTheTokens() {
		this.issuer
			.accessClaims(Map.of("noise", Stream.generate(() -> Double.toString(Math.random())).limit(1000).toList()));
		Browser zoe = new Browser(this.gateway);
		HttpResponse<String> back = zoe.get(this.issuer.signIn(zoe.toIssuer("/console"), "zoe"));
		assertThat(back.statusCode()).isEqualTo(500);
		assertThat(zoe.cookies()).isEmpty();
	}

	@Test
	void saysSoWhenTheIssuerIsAway() {
		Browser anna = new Browser(this.gateway);
		String back = this.issuer.signIn(anna.toIssuer("/console"), "anna");
		this.issuer.away(true);
		HttpResponse<String> answer = anna.get(back, "Accept-Language", "nl");
		assertThat(answer.statusCode()).isEqualTo(503);
		assertThat(answer.headers().firstValue("Retry-After")).isPresent();
		assertThat(answer.body()).contains("<html lang=\"nl\">");
	}

	@Test
	void answersNothingElseAtItsOwnAddresses() {
		assertThat(this.gateway.post("/signin/callback", "").statusCode()).isEqualTo(404);
		assertThat(this.gateway.post("/signin/again", "").statusCode()).isEqualTo(404);
		assertThat(this.gateway.get("/signout").statusCode()).isEqualTo(404);
		assertThat(this.issuer.service().asked("/signin/callback")).isEmpty();
	}

	private void refuses(Browser browser, String callback) {
		HttpResponse<String> answer = browser.get(callback, "Accept-Language", "en");
		assertThat(answer.statusCode()).as(callback).isEqualTo(400);
		assertThat(answer.body()).contains("You are not signed in yet", "href=\"/console\"");
		assertThat(browser.cookies()).doesNotContainKey(SESSION);
	}

	private String formToken(Browser browser) {
		assertThat(browser.get("/console/campaigns/token").statusCode()).isEqualTo(200);
		return this.campaigns.asked("/console/campaigns/token").getLast().headers().getFirst("X-CSRF-Token");
	}

	/** Another letter at one place; never the last, whose lowest bits mean nothing. */
	private static String flipped(String text, int place) {
		char other = (text.charAt(place) == 'A') ? 'B' : 'A';
		return text.substring(0, place) + other + text.substring(place + 1);
	}

	private static JWTClaimsSet claims(String token) {
		try {
			return SignedJWT.parse(token).getJWTClaimsSet();
		}
		catch (java.text.ParseException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String unsigned(String token) {
		String header = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"none\"}".getBytes());
		return header + "." + token.split("\\.")[1] + ".";
	}

	/** With what is public or shared as if it were a secret key. */
	private static String signedWithTheSecret(String token) {
		try {
			SignedJWT forged = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("key").build(),
					claims(token));
			forged.sign(new MACSigner((RunningGateway.CONSOLE_SECRET + " ".repeat(32)).getBytes()));
			return forged.serialize();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
