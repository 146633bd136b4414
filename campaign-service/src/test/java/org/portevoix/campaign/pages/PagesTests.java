package org.portevoix.campaign.pages;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.portevoix.campaign.ledger.CountsFake;
import org.portevoix.campaign.signing.BadLink;
import org.portevoix.campaign.signing.SigningFixture;
import org.portevoix.events.ConsentAnswer;
import org.portevoix.events.Purpose;
import org.portevoix.events.SignatureRecord;
import org.portevoix.tokens.ActionToken.Action;
import org.portevoix.ui.Language;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@SpringBootTest(classes = PagesApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "spring.config.location=optional:classpath:/none/",
				"portevoix.public-url=https://portevoix.example",
				"spring.thymeleaf.servlet.produce-partial-output-while-processing=false" })
class PagesTests {

	private static final String CAMPAIGN = "/campaigns/social-protection";

	private static final int HEAVIEST = 50 * 1024;

	/** What a strict content security policy would not let through. */
	private static final Pattern INLINE = Pattern
		.compile("<[^>]*\\s(style|on[a-z]+)=|<style|<script(?![^>]* src=)|javascript:", Pattern.CASE_INSENSITIVE);

	private static final Pattern LOADED = Pattern
		.compile("(?:src|<link rel=\"(?:stylesheet|icon)\"[^>]*href)=\"([^\"]*)\"");

	private static final Pattern UNKNOWN_WORDS = Pattern.compile("\\?\\?[a-zA-Z0-9_.-]+\\?\\?|\\{[0-9]}|\\$\\{");

	private final SigningFixture signing;

	private final CountsFake counts;

	private final Browser browser;

	PagesTests(@Autowired SigningFixture signing, @Autowired CountsFake counts, @LocalServerPort int port) {
		this.signing = signing;
		this.counts = counts;
		this.browser = new Browser(port);
	}

	@BeforeEach
	void startWithAnEmptyLog() {
		this.signing.records().clear();
	}

	@AfterEach
	void hearTheLogAgain() {
		this.signing.silence(false);
		this.counts.set("c-1", 12_486L);
		this.browser.close();
	}

	static Stream<String> everyPage() {
		return Language.all()
			.stream()
			.flatMap((language) -> Stream
				.of("/", CAMPAIGN, CAMPAIGN + "/check-mail", CAMPAIGN + "/check-mail?meant=gmail.com",
						CAMPAIGN + "/thanks", CAMPAIGN + "/notice", "/campaigns/decent-work", "/campaigns/later",
						"/campaigns/paused", "/campaigns/over", "/campaigns/handed-in", "/nothing-here",
						"/campaigns/unknown", "/confirm?token=cut", "/withdraw?token=cut", "/me", "/me?token=cut",
						"/me/erase?token=cut")
				.map((path) -> "/" + language.code() + path));
	}

	@ParameterizedTest
	@MethodSource("everyPage")
	void isLightAndLoadsNothingFromElsewhere(String path) {
		HttpResponse<String> page = this.browser.get(path);
		assertThat(page.body()).startsWith("<!doctype html>")
			.contains("lang=\"" + path.substring(1, 3) + "\"")
			.contains("name=\"viewport\"")
			.doesNotContainPattern(INLINE)
			.doesNotContainPattern(UNKNOWN_WORDS);
		assertThat(LOADED.matcher(page.body()).results().map((match) -> match.group(1))).isNotEmpty()
			.allMatch((loaded) -> loaded.startsWith("/assets/"));
		int css = this.browser.get("/assets/portevoix.css").body().getBytes(StandardCharsets.UTF_8).length;
		assertThat(page.body().getBytes(StandardCharsets.UTF_8).length + css).isLessThan(HEAVIEST);
	}

	@Test
	void tellsTheFirstWhoConfirmedThatSheIsCountedSoon() {
		this.counts.set("c-1", 0L);
		assertThat(this.browser.get("/nl" + CAMPAIGN + "/thanks").body())
			.contains("Jouw handtekening is meegeteld, of wordt dat binnen enkele seconden.")
			.doesNotContain("Zet als eerste je naam");
		assertThat(this.browser.get("/nl" + CAMPAIGN).body()).contains("Zet als eerste je naam")
			.doesNotContain("wordt dat binnen enkele seconden");
	}

	@Test
	void putsTheLikelyLanguageFirstAndSendsNobodyAnywhere() {
		HttpResponse<String> home = this.browser.get("/", "Accept-Language", "es-BO,es;q=0.9,fr;q=0.5");
		assertThat(home.statusCode()).isEqualTo(200);
		assertThat(home.headers().allValues("Vary")).anyMatch((vary) -> vary.contains("Accept-Language"));
		assertThat(home.body()).contains("lang=\"es\"")
			.containsPattern("(?s)class=\"choice\">\\s*<li><a href=\"/es/\"");
	}

	@Test
	void tellsNetworksAndSearchersWhatApageIs() {
		assertThat(this.browser.get("/nl" + CAMPAIGN).body()).contains(
				"<link rel=\"canonical\" href=\"https://portevoix.example/nl/campaigns/social-protection\">",
				"hreflang=\"es\" href=\"https://portevoix.example/es/campaigns/social-protection\"",
				"property=\"og:title\" content=\"Sociale bescherming voor iedereen\"",
				"property=\"og:locale\" content=\"nl_BE\"",
				"property=\"og:image\" content=\"https://portevoix.example/assets/waves/social-protection.png\"");
		assertThat(this.browser.get("/assets/waves/social-protection.png").headers().firstValue("Content-Type"))
			.hasValue("image/png");
		assertThat(this.browser.get("/robots.txt").body()).contains("Disallow: /*/withdraw", "Disallow: /*/me");
	}

	@Test
	void offersNoOtherLanguageToSearchersThanItIsWrittenIn() {
		assertThat(this.browser.get("/fr/campaigns/decent-work").body()).contains("<h1 lang=\"en\">")
			.contains("rel=\"alternate\" hreflang=\"en\"")
			.doesNotContain("rel=\"alternate\" hreflang=\"nl\"");
	}

	@Test
	void recordsWhatTheFormSaysAndSendsThePersonToHerMail() {
		HttpResponse<String> answer = this.browser.post("/fr" + CAMPAIGN, completed());
		assertThat(answer.statusCode()).isEqualTo(303);
		assertThat(answer.headers().firstValue("Location")).hasValue("/fr" + CAMPAIGN + "/check-mail");
		assertThat(this.signing.records()).singleElement()
			.isInstanceOfSatisfying(SignatureRecord.Submitted.class, (submitted) -> {
				assertThat(submitted.submission().givenName()).isEqualTo("Aïcha");
				assertThat(submitted.submission().locale()).isEqualTo("fr");
				assertThat(submitted.submission().postcode()).isNull();
				assertThat(submitted.submission().consents()).containsExactly(
						new ConsentAnswer(Purpose.NEWSLETTER, "wsm", true, "t-fr"),
						new ConsentAnswer(Purpose.SHOW_NAME, "wsm", false, "s-fr"));
				assertThat(submitted.evidence().formSeconds()).isEqualTo(42);
			});
	}

	@Test
	void asksWhetherAprovidersNameWasMistypedAndTakesWhatWasTyped() {
		Map<String, String> form = completed();
		form.put("email", "aicha@gmial.com");
		HttpResponse<String> answer = this.browser.post("/fr" + CAMPAIGN, form);
		assertThat(this.signing.records()).singleElement()
			.isInstanceOfSatisfying(SignatureRecord.Submitted.class,
					(submitted) -> assertThat(submitted.submission().email()).isEqualTo("aicha@gmial.com"));
		String next = answer.headers().firstValue("Location").orElseThrow();
		assertThat(next).isEqualTo("/fr" + CAMPAIGN + "/check-mail?meant=gmail.com");
		assertThat(this.browser.get(next).body()).contains("gmail.com", "href=\"/fr" + CAMPAIGN + "#sign\"");
		assertThat(this.browser.get("/fr" + CAMPAIGN + "/check-mail?meant=evil.example").body())
			.doesNotContain("evil.example");
		form.put("familyName", "");
		HttpResponse<String> again = this.browser.post("/fr" + CAMPAIGN, form);
		assertThat(again.statusCode()).isEqualTo(400);
		assertThat(again.body()).contains("Vouliez-vous écrire gmail.com", "value=\"aicha@gmial.com\"")
			.doesNotContain("href=\"#email\"");
	}

	@Test
	void keepsWhatWasTypedEscapedAndSaysWhatToDo() {
		Map<String, String> form = completed();
		form.put("givenName", "<b>\"Aï&cha");
		form.put("familyName", "");
		form.put("email", "aicha@");
		form.put("country", "SN");
		form.put("comment", "</textarea><script>");
		form.remove("ageConfirmed");
		HttpResponse<String> page = this.browser.post("/fr" + CAMPAIGN, form);
		assertThat(page.statusCode()).isEqualTo(400);
		assertThat(this.signing.records()).isEmpty();
		assertThat(page.body()).contains("value=\"&lt;b&gt;&quot;Aï&amp;cha\"", "value=\"aicha@\"", "value=SN selected")
			.contains("&lt;/textarea&gt;&lt;script&gt;")
			.doesNotContain("<b>\"", "</textarea><script>")
			.contains("tabindex=\"-1\"", "autofocus")
			.contains("href=\"#givenName\"", "href=\"#familyName\"", "href=\"#email\"", "href=\"#ageConfirmed\"")
			.contains("aria-describedby=\"email-hint email-fault\"", "id=\"email-fault\"", "id=\"email-hint\"");
		assertThat(page.body()).containsPattern("id=\"consent-0\"[^>]*checked");
		assertThat(page.body()).doesNotContainPattern("id=\"consent-1\"[^>]*checked");
	}

	@Test
	void asksAgainWhatIsNoLongerAskedAsItWas() {
		Map<String, String> form = completed();
		form.put("consents[0].textVersion", "forged");
		HttpResponse<String> page = this.browser.post("/nl" + CAMPAIGN, form);
		assertThat(page.statusCode()).isEqualTo(400);
		assertThat(page.body()).contains("href=\"#consent-0\"", "id=\"consent-0-fault\"");
	}

	@Test
	void bearsAformThatNoBrowserWouldSend() {
		assertThat(this.browser.post("/fr" + CAMPAIGN, Map.of("consents[999999].purpose", "x")).statusCode())
			.isEqualTo(400);
		assertThat(this.browser.post("/fr" + CAMPAIGN, Map.of("consents[3].purpose", "newsletter")).statusCode())
			.isEqualTo(400);
		assertThat(this.browser.post("/fr/withdraw", Map.of("act", "sing", "token", "x")).statusCode()).isEqualTo(400);
	}

	@Test
	void keepsWhatWasTypedWhileTheLogIsSilent() {
		this.signing.silence(true);
		HttpResponse<String> page = this.browser.post("/en" + CAMPAIGN, completed());
		assertThat(page.statusCode()).isEqualTo(503);
		assertThat(page.headers().firstValue("Retry-After")).isPresent();
		assertThat(page.body()).contains("value=\"Ndiaye\"", "Your signature hasn’t left yet");
	}

	@Test
	void saysWhatComesNowWhereNobodyCanSign() {
		HttpResponse<String> over = this.browser.post("/fr/campaigns/over", completed());
		assertThat(over.statusCode()).isEqualTo(409);
		assertThat(over.body()).contains("href=\"/fr/campaigns/over\"", "href=\"/fr/\"");
		assertThat(this.browser.get("/fr/campaigns/paused").body()).doesNotContain("<form");
		assertThat(this.browser.post("/fr/campaigns/unknown", completed()).statusCode()).isEqualTo(404);
	}

	@Test
	void showsNoNumberWhileNobodyKnowsIt() {
		this.counts.set("c-1", null);
		assertThat(this.browser.get("/fr" + CAMPAIGN).body()).contains("<form").doesNotContain("<progress");
	}

	@Test
	void confirmsByTheButtonAndNotByLooking() {
		String path = "/fr/confirm";
		String token = token(Action.CONFIRM, "pending", 2);
		HttpResponse<String> page = this.browser.get(path + "?token=" + token);
		assertThat(page.body()).contains("Aïcha Ndiaye", "WSM peut m’écrire sur ses campagnes")
			.doesNotContain("vous acceptez explicitement");
		assertPrivate(page);
		assertThat(this.signing.records()).isEmpty();
		HttpResponse<String> done = this.browser.post(path, Map.of("token", token));
		assertThat(done.statusCode()).isEqualTo(303);
		assertThat(done.headers().firstValue("Location")).hasValue("/fr" + CAMPAIGN + "/thanks");
		assertThat(this.signing.records()).singleElement().isInstanceOf(SignatureRecord.Confirmation.class);
	}

	@Test
	void confirmsWhatTheLedgerHasNotReadYet() {
		String token = token(Action.CONFIRM, "unknown", 2);
		assertThat(this.browser.get("/nl/confirm?token=" + token).body()).contains("<form", "Sociale bescherming");
		assertThat(this.browser.post("/nl/confirm", Map.of("token", token)).statusCode()).isEqualTo(303);
	}

	@Test
	void saysThatWhatWasTakenBackStaysSo() {
		String token = token(Action.CONFIRM, "ended", 2);
		assertThat(this.browser.get("/en/confirm?token=" + token).body()).contains("This signature was taken back")
			.doesNotContain("<form");
		assertThat(this.browser.post("/en/confirm", Map.of("token", token)).body())
			.contains("This signature was taken back");
	}

	@Test
	void showsTheWayToAnewLink() {
		HttpResponse<String> expired = this.browser.get("/es/confirm?token=" + token(Action.CONFIRM, "pending", -1));
		assertThat(expired.statusCode()).isEqualTo(410);
		assertThat(expired.body()).contains("href=\"/es/campaigns/social-protection#sign\"");
		assertThat(this.browser.get("/es/confirm?token=cut").statusCode()).isEqualTo(400);
	}

	@Test
	void sendsNobodyToAformThatIsClosed() {
		String late = PagesApplication.token(this.signing, Action.CONFIRM, "pending", "c-5", Duration.ofDays(-1));
		for (Language language : Language.all()) {
			HttpResponse<String> expired = this.browser.get("/" + language.code() + "/confirm?token=" + late);
			assertThat(expired.statusCode()).isEqualTo(410);
			assertThat(expired.body()).contains("/campaigns/over\"").doesNotContain("#sign");
		}
		assertThat(this.browser.get("/en/confirm?token=" + late).body()).contains("takes no signatures now");
		String ended = PagesApplication.token(this.signing, Action.WITHDRAW, "ended", "c-5", Duration.ofDays(2));
		assertThat(this.browser.get("/en/withdraw?token=" + ended).body()).contains("no longer counts")
			.doesNotContain("#sign");
	}

	@Test
	void tellsNobodyToSignWhoWantsToLeave() {
		for (String path : List.of("/en/withdraw?token=cut", "/en/me?token=cut", "/en/me/erase?token=cut",
				"/en/withdraw?token=" + token(Action.WITHDRAW, "active", -1))) {
			assertThat(this.browser.get(path).body()).contains("rite to the organisation")
				.doesNotContain("sign again", "Sign once more", "#sign");
		}
		assertThat(this.browser.get("/en/withdraw?token=cut").body()).contains("href=\"/en/me\"");
	}

	@Test
	void showsTheWayToWhatAlinkIsFor() {
		String confirm = token(Action.CONFIRM, "active", 2);
		String withdraw = token(Action.WITHDRAW, "active", 2);
		HttpResponse<String> confirming = this.browser.get("/en/confirm?token=" + withdraw);
		assertThat(confirming.statusCode()).isEqualTo(400);
		assertUnshared(confirming);
		assertThat(confirming.body()).contains("This link is for taking back", "/en/withdraw?token=" + withdraw)
			.doesNotContain("complete", "Aïcha");
		assertThat(this.browser.post("/fr/confirm", Map.of("token", withdraw)).body())
			.contains("/fr/withdraw?token=" + withdraw);
		for (String path : new String[] { "/withdraw", "/me", "/me/erase" }) {
			HttpResponse<String> other = this.browser.get("/nl" + path + "?token=" + confirm);
			assertThat(other.statusCode()).isEqualTo(400);
			assertUnshared(other);
			assertThat(other.body()).contains("Deze link dient om te bevestigen", "/nl/confirm?token=" + confirm);
		}
		assertThat(this.browser.post("/es/withdraw", Map.of("token", confirm, "act", "disown")).body())
			.contains("/es/confirm?token=" + confirm);
		assertThat(this.browser.get("/en/withdraw?token=cut").body()).contains("This link isn’t complete");
		assertThat(this.signing.records()).isEmpty();
	}

	@Test
	void tellsProgramsThatAlinkIsForAnotherPurpose() {
		assertThatExceptionOfType(BadLink.class)
			.isThrownBy(() -> this.signing.confirming().preview(token(Action.WITHDRAW, "active", 2)))
			.withMessageContaining("another purpose")
			.satisfies((problem) -> assertThat(problem.type()).hasToString("https://portevoix.org/problems/bad-token"));
		assertThatExceptionOfType(BadLink.class)
			.isThrownBy(() -> this.signing.withdrawing().view(token(Action.CONFIRM, "active", 2)))
			.withMessageContaining("another purpose");
	}

	@Test
	void takesBackEachThingByAbuttonOfItsOwn() {
		String token = token(Action.WITHDRAW, "active", 2);
		HttpResponse<String> page = this.browser.get("/fr/withdraw?token=" + token);
		assertPrivate(page);
		assertThat(page.body()).contains("Aïcha Ndiaye", "value=\"signature\"", "value=\"consent\"",
				"value=\"disown\"");
		assertThat(this.signing.records()).isEmpty();
		HttpResponse<String> consent = this.browser.post("/fr/withdraw",
				Map.of("token", token, "act", "consent", "purpose", "newsletter", "organisation", "wsm"));
		this.browser.post("/fr/withdraw", Map.of("token", token, "act", "signature"));
		this.browser.post("/fr/withdraw", Map.of("token", token, "act", "disown"));
		assertThat(this.signing.records()).extracting((entry) -> (Object) entry.getClass())
			.containsExactly(SignatureRecord.ConsentWithdrawal.class, SignatureRecord.Withdrawal.class,
					SignatureRecord.Rejected.class);
		assertThat(consent.statusCode()).isEqualTo(303);
		// The ledger still says what it said before; the page knows better.
		HttpResponse<String> after = this.browser.get(consent.headers().firstValue("Location").orElseThrow());
		assertThat(after.body()).contains("C’est fait").doesNotContain("value=\"newsletter\"");
	}

	@Test
	void endsWithTheSignatureWhatIsPartOfIt() {
		String token = token(Action.WITHDRAW, "shown", 2);
		assertThat(this.browser.get("/fr/withdraw?token=" + token).body()).contains("value=\"show-name\"",
				"href=\"/fr/me?token=" + token + "\"");
		// The ledger has not read it yet.
		assertThat(this.browser.get("/fr/withdraw?token=" + token + "&done=signature").body())
			.contains("value=\"newsletter\"", "value=\"disown\"", "/fr" + CAMPAIGN + "#sign")
			.doesNotContain("value=\"show-name\"", "value=\"signature\"");
	}

	@Test
	void offersNothingToWhoSaidThatItWasSomebodyElse() {
		for (Language language : Language.all()) {
			for (String page : List.of(withdraw(language, "disowned", ""), withdraw(language, "disowned", "disowned"),
					withdraw(language, "active", "disowned"))) {
				assertThat(page).doesNotContain("<form method=\"post\"", "#sign", "??");
			}
		}
		assertThat(withdraw(Language.EN, "disowned", "")).contains("no longer write to this address");
		assertThat(this.browser.get("/en/confirm?token=" + token(Action.CONFIRM, "disowned", 2)).body())
			.contains("no longer write to this address")
			.doesNotContain("#sign");
		assertThat(this.browser.get("/en/me?token=" + token(Action.WITHDRAW, "disowned", 2)).body())
			.doesNotContain("#sign", "/me/erase");
	}

	@Test
	void showsWhoIsForgottenThatSheIsAndOffersNothing() {
		String withdraw = token(Action.WITHDRAW, "forgotten", 2);
		String confirm = token(Action.CONFIRM, "forgotten", 2);
		for (Language language : Language.all()) {
			String root = "/" + language.code();
			for (String path : List.of("/withdraw?token=" + withdraw, "/withdraw?done=signature&token=" + withdraw,
					"/withdraw?done=disowned&token=" + withdraw, "/me?token=" + withdraw, "/me/erase?token=" + withdraw,
					"/confirm?token=" + confirm)) {
				HttpResponse<String> page = this.browser.get(root + path);
				assertPrivate(page);
				assertThat(page.body()).as(path)
					.doesNotContain("<form method=\"post\"", "#sign", "??", "role=\"status\"");
			}
		}
		assertThat(withdraw(Language.EN, "forgotten", "")).contains("The number of signatures stays as it is.");
		assertThat(this.browser.post("/en/confirm", Map.of("token", confirm)).body())
			.contains("This signature is forgotten");
	}

	@Test
	void showsWhatIsHeldAndForgetsItOnlyOnceItIsSaidTwice() {
		String token = token(Action.WITHDRAW, "active", 2);
		HttpResponse<String> page = this.browser.get("/nl/me?token=" + token);
		assertPrivate(page);
		assertThat(page.body())
			.contains("Aïcha Ndiaye", "/nl/withdraw?token=" + token, "/nl/me/erase?token=" + token,
					"/nl/campaigns/social-protection#sign")
			.doesNotContain("<form method=\"post\"");
		HttpResponse<String> ask = this.browser.get("/nl/me/erase?token=" + token);
		assertPrivate(ask);
		assertThat(ask.body()).contains("action=\"/nl/me/erase\"");
		assertThat(this.signing.records()).isEmpty();
		assertThat(this.browser.get("/nl/me").body()).contains("privacyverklaring");
		assertThat(this.browser.post("/nl/me/erase", Map.of("token", token(Action.CONFIRM, "active", 2))).statusCode())
			.isEqualTo(400);
		HttpResponse<String> done = this.browser.post("/nl/me/erase", Map.of("token", token));
		assertThat(done.statusCode()).isEqualTo(303);
		assertThat(this.signing.records()).extracting((entry) -> (Object) entry.getClass())
			.containsExactly(SignatureRecord.Erased.class);
		assertThat(this.browser.get(done.headers().firstValue("Location").orElseThrow()).body()).contains("Klaar")
			.doesNotContain("Aïcha");
	}

	private String withdraw(Language language, String signatureId, String done) {
		return this.browser
			.get("/%s/withdraw?token=%s&done=%s".formatted(language.code(), token(Action.WITHDRAW, signatureId, 2),
					done))
			.body();
	}

	private String token(Action action, String signatureId, int days) {
		return PagesApplication.token(this.signing, action, signatureId, Duration.ofDays(days));
	}

	private static void assertPrivate(HttpResponse<String> page) {
		assertThat(page.statusCode()).isEqualTo(200);
		assertUnshared(page);
	}

	private static void assertUnshared(HttpResponse<String> page) {
		assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
		assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
		assertThat(page.body()).contains("<meta name=\"robots\" content=\"noindex\">").doesNotContain("og:url");
	}

	/** The form as a browser sends it: no field at all for a box that is not ticked. */
	private static Map<String, String> completed() {
		Map<String, String> form = new LinkedHashMap<>(Map.of("givenName", "Aïcha", "familyName", "Ndiaye", "email",
				"aicha@example.org", "country", "BE", "postcode", "", "locale", "fr", "ageConfirmed", "true",
				"openedAt", Long.toString(Sample.NOW.getEpochSecond() - 42)));
		List<String> purposes = List.of("newsletter", "show-name");
		List<String> versions = List.of("t-fr", "s-fr");
		for (int index = 0; index < purposes.size(); index++) {
			form.put("consents[" + index + "].purpose", purposes.get(index));
			form.put("consents[" + index + "].organisation", "wsm");
			form.put("consents[" + index + "].textVersion", versions.get(index));
		}
		form.put("consents[0].granted", "true");
		return form;
	}

}
