package org.portevoix.campaign.console;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.portevoix.backing.BackingServices;
import org.portevoix.campaign.TopicReader;

import static org.assertj.core.api.Assertions.assertThat;

/** The console as staff use it, without JavaScript, against the real broker and store. */
class ConsoleIT extends RunningConsole {

	private static final Pattern UNKNOWN_WORDS = Pattern.compile("\\?\\?[a-zA-Z0-9_.-]+\\?\\?|\\{[0-9]}|\\$\\{");

	private static final Pattern INLINE = Pattern
		.compile("<[^>]*\\s(style|on[a-z]+)=|<style|<script(?![^>]* src=)|javascript:", Pattern.CASE_INSENSITIVE);

	@Test
	void asksWhoCarriesItAndProposesToHandNamesIn() {
		Staff marie = person("Marie Claes", "campaigner", "wsm");
		assertThat(marie
			.post("/console/campaigns/_new",
					Map.of("title", "For nobody yet", "defaultLanguage", "en", "organisation", "", "slug", this.slug))
			.body()).contains("Choose the organisation that carries the campaign");
		drafted();
		String settings = marie.page(path() + "/settings");
		assertThat(HtmlForm.of(settings).fields).containsEntry("consents[0].purpose", "hand-in");
		assertThat(settings).contains("On the form: “");
	}

	@Test
	void takesACampaignFromItsTitleToTheAnswer() {
		Staff marie = person("Marie Claes", "campaigner", "wsm");
		String created = marie.taken(HtmlForm.of(marie.page("/console/campaigns/_new"))
			.with("title", "Social protection")
			.with("defaultLanguage", "en")
			.with("slug", this.slug));
		assertThat(created).contains("Your draft is there", "action=\"" + path() + "/texts/en\"");
		assertThat(marie.page(path())).contains(path() + "/texts/en#demand", path() + "/texts/en#story",
				path() + "/settings#targets-0-name");
		assertThat(marie.page(path() + "/publish")).contains("Before it can be public")
			.doesNotContain("<form method=\"post\" action=\"" + path());
		assertThat(marie.post(path() + "/publish", Map.of("version", "0")).statusCode()).isEqualTo(409);

		write(marie, "en", "Social protection");
		write(marie, "fr", "Protection sociale");
		String ready = marie.taken(HtmlForm.of(marie.page(path() + "/settings"))
			.with("goal", "1 000")
			.with("targets[0].name", "A. Dupont")
			.with("targets[0].office", "Minister of Labour")
			.with("consents[0].purpose", "newsletter")
			.with("partners[0]", "fos")
			.with("timeZone", "America/La_Paz")
			.with("closesAt", "2100-01-02T03:04")
			.with("sources", "leaflet congress"));
		assertThat(ready).contains("Everything is there", path() + "/publish");
		assertThat(marie.page(path() + "/settings")).contains("2100-01-02T03:04", "America/La_Paz", "leaflet congress");

		String question = marie.page(path() + "/publish");
		assertThat(question).contains("What happens", "Who sees it", "What can’t be undone");
		assertThat(marie.taken(HtmlForm.of(question))).contains("The campaign is public", path() + "/dashboard",
				path() + "/exports", path() + "/pause");
		Staff citizen = holder(null);
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.until(() -> citizen.get("/en/campaigns/" + this.slug).statusCode() == 200);
		assertThat(marie.get("/api/v1/campaigns/" + this.slug).body())
			.contains("\"closesAt\":\"2100-01-02T07:04:00Z\"");

		assertThat(marie.taken(HtmlForm.of(marie.page(path() + "/pause")))).contains("is paused");
		assertThat(marie.taken(HtmlForm.of(marie.page(path() + "/resume")))).contains("open again");
		assertThat(marie.page(path())).contains("next goal");
		assertThat(marie.taken(HtmlForm.of(marie.page(path() + "/close")))).contains("is closed")
			.doesNotContain("next goal");
		assertThat(marie.page(path() + "/settings")).contains("The campaign is over");
		HttpResponse<String> future = marie.send(HtmlForm.of(marie.page(path() + "/hand-in"))
			.with("at", LocalDate.now().plusDays(3).toString())
			.with("note", "Rain, and forty people"));
		assertThat(future.statusCode()).isEqualTo(400);
		assertThat(future.body()).contains("not in the future", "href=\"#at\"", "Rain, and forty people");
		assertThat(marie.taken(HtmlForm.of(future.body()).with("at", LocalDate.now().minusDays(1).toString())))
			.contains("The hand-in is recorded", "A. Dupont", "Rain, and forty people");
		HttpResponse<String> silent = marie.send(HtmlForm.of(marie.page(path() + "/answer")));
		assertThat(silent.statusCode()).isEqualTo(400);
		assertThat(silent.body()).contains("href=\"#text-en\"");
		marie.taken(HtmlForm.of(silent.body()).with("text.en", "She promises **a fund**. <script>x</script>"));
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.until(() -> citizen.page("/en/campaigns/" + this.slug).contains("The answer"));
		assertThat(citizen.page("/fr/campaigns/" + this.slug))
			.contains("à A. Dupont", "La réponse", "<strong>a fund</strong>")
			.doesNotContain("<script>x", "forty people");
		marie.taken(HtmlForm.of(marie.page(path() + "/answer")).with("text.fr", "Elle promet un fonds."));
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.until(() -> citizen.page("/fr/campaigns/" + this.slug).contains("Elle promet un fonds"));
	}

	@Test
	void speaksEachLanguageOnEachPage() {
		drafted();
		for (String language : List.of("fr", "nl", "en", "es")) {
			Staff marie = person("Marie Claes", "campaigner", "wsm", language);
			for (String page : List.of("/console/campaigns", "/console/campaigns/_new",
					"/console/campaigns/_new?copy=" + this.slug, path(), path() + "/settings", path() + "/texts/fr",
					path() + "/texts/en", path() + "/publish", path() + "/close", path() + "/preview")) {
				assertThat(marie.page(page)).as(page)
					.contains("lang=\"" + language + "\"")
					.doesNotContainPattern(UNKNOWN_WORDS)
					.doesNotContainPattern(INLINE);
			}
		}
	}

	@Test
	void losesNoWordsWhenTwoWriteTheSame() {
		Staff marie = drafted();
		Staff jan = person("Jan Peeters", "editor", "wsm");
		HtmlForm hers = HtmlForm.of(marie.page(path() + "/texts/en"));
		HtmlForm his = HtmlForm.of(jan.page(path() + "/texts/en"));
		jan.taken(his.with("demand", "His demand.").with("title", "His title"));

		HttpResponse<String> conflict = marie.send(hers.with("demand", "Her demand.").with("thanks", "Her thanks."));

		assertThat(conflict.statusCode()).isEqualTo(409);
		assertThat(conflict.body()).contains("Jan Peeters saved this while you were writing", "His demand.",
				">Her demand.</textarea>", ">Her thanks.</textarea>", "value=\"His title\"", "href=\"#demand\"",
				"autofocus");
		assertThat(marie.page(path() + "/texts/en")).contains("His demand.").doesNotContain("Her thanks.");
		marie.taken(HtmlForm.of(conflict.body()));
		assertThat(marie.page(path() + "/texts/en")).contains("Her demand.", "Her thanks.", "His title");
	}

	@Test
	void bringsTogetherWhatTwoChangedApart() {
		Staff marie = drafted();
		HtmlForm words = HtmlForm.of(marie.page(path() + "/texts/en"));
		HtmlForm settings = HtmlForm.of(marie.page(path() + "/settings"));
		HtmlForm other = HtmlForm.of(marie.page(path() + "/settings"));
		marie.taken(words.with("title", "Another title"));
		marie.taken(other.with("goal", "5000"));
		marie.taken(settings.with("sources", "leaflet"));
		assertThat(HtmlForm.of(marie.page(path() + "/settings")).fields).containsEntry("goal", "5000")
			.containsEntry("sources", "leaflet");
		HttpResponse<String> conflict = marie.send(other.with("goal", "7000").act("save"));
		assertThat(conflict.statusCode()).as("the form was based on the first goal").isEqualTo(409);
		assertThat(conflict.body()).contains("value=\"7000\"", ">5000<");
	}

	@Test
	void keepsWhatWasTypedWhileItCantBeTaken() {
		Staff marie = drafted();
		HttpResponse<String> refused = marie.send(HtmlForm.of(marie.page(path() + "/settings"))
			.with("goal", "many")
			.with("closesAt", "soon")
			.with("sources", "a \"b\"<i>")
			.with("targets[0].office", "<b>Minister</b>"));
		assertThat(refused.statusCode()).isEqualTo(400);
		assertThat(refused.body())
			.contains("href=\"#goal\"", "href=\"#closesAt\"", "value=\"many\"", "a &quot;b&quot;&lt;i&gt;",
					"&lt;b&gt;Minister&lt;/b&gt;", "tabindex=\"-1\"", "autofocus")
			.doesNotContain("<b>Minister");
		HttpResponse<String> more = marie.send(HtmlForm.of(refused.body()).with("goal", "42").act("more"));
		assertThat(more.body()).contains("value=\"42\"", "targets-4-name", "value=\"soon\"");
		HttpResponse<String> untitled = marie
			.send(HtmlForm.of(marie.page("/console/campaigns/_new")).with("slug", "Not A Slug"));
		assertThat(untitled.body()).contains("href=\"#title\"", "value=\"Not A Slug\"", "Write the title in English");
		HttpResponse<String> taken = marie
			.send(HtmlForm.of(marie.page("/console/campaigns/_new")).with("title", "Again").with("slug", this.slug));
		assertThat(taken.body()).contains("Another campaign has this address", "value=\"Again\"");
	}

	@Test
	void movesADraftToAnotherAddressUntilItIsPublic() {
		Staff marie = drafted();
		String other = this.slug + "-other";
		marie.taken(HtmlForm.of(marie.page("/console/campaigns/_new"))
			.with("title", "Another")
			.with("defaultLanguage", "en")
			.with("slug", other));
		HttpResponse<String> taken = marie
			.send(HtmlForm.of(marie.page(path() + "/settings")).with("slug", other).act("save"));
		assertThat(taken.statusCode()).isEqualTo(400);
		assertThat(taken.body()).contains("Another campaign has this address", "href=\"#slug\"");
		assertThat(marie.send(HtmlForm.of(taken.body()).with("slug", "Not a slug").act("save")).body())
			.contains("Write the address in small letters");
		String moved = path() + "-moved";
		marie.taken(HtmlForm.of(taken.body()).with("slug", this.slug + "-moved").act("save"));
		assertThat(marie.get(path()).statusCode()).isEqualTo(404);
		assertThat(marie.page(moved)).contains("Everything is there");
		marie.taken(HtmlForm.of(marie.page(moved + "/publish")));
		String settings = marie.page(moved + "/settings");
		assertThat(settings).contains("It has been public, so it stays", "readonly");
		HttpResponse<String> forged = marie.send(HtmlForm.of(settings).with("slug", "elsewhere").act("save"));
		assertThat(forged.statusCode()).isEqualTo(400);
		assertThat(forged.body()).contains("This campaign has been public: its address stays");
	}

	@Test
	void showsThePreviewAndKeepsTheForm() {
		Staff marie = drafted();
		HttpResponse<String> preview = marie.send(HtmlForm.of(marie.page(path() + "/texts/en"))
			.with("story", "# Now\n\n<script>alert(1)</script> [x](javascript:alert(1))\n\n**loud**")
			.act("preview"));
		assertThat(preview.statusCode()).isEqualTo(200);
		assertThat(preview.body()).contains("id=\"preview\"", "<strong>loud</strong>", "**loud**</textarea>")
			.doesNotContain("<script>alert", "href=\"javascript");
		assertThat(marie.page(path() + "/texts/en")).doesNotContain("**loud**");
	}

	@Test
	void marksWhatChangedSinceItWasTranslated() {
		Staff marie = drafted();
		write(marie, "fr", "Protection sociale");
		assertThat(marie.page(path())).doesNotContain("changed since");
		marie.taken(HtmlForm.of(marie.page(path() + "/texts/en")).with("demand", "We demand two funds."));
		assertThat(marie.page(path())).contains("1 original has changed since");
		String french = marie.page(path() + "/texts/fr");
		assertThat(french).contains("We demand two funds.", "still.demand").doesNotContain("still.title");
		HtmlForm compared = HtmlForm.of(french);
		compared.fields.put("still.demand", "true");
		assertThat(marie.taken(compared)).doesNotContain("changed since");
		marie.taken(HtmlForm.of(marie.page(path() + "/texts/en")).with("demand", "We demand three funds."));
		marie.taken(HtmlForm.of(marie.page(path() + "/texts/fr")).with("demand", "Trois fonds."));
		assertThat(marie.page(path())).doesNotContain("changed since");
	}

	/** What the form leaves out is asked for on the pages that follow. */
	@Test
	void leadsFromOneFormToPublishing() {
		Staff marie = person("Marie Claes", "campaigner", "wsm");
		String french = marie.taken(HtmlForm.of(marie.page("/console/campaigns/_new"))
			.with("title", "Social protection")
			.with("demand", "We demand a fund.")
			.with("story", "Because everybody needs it.")
			.with("targets[0].name", "A. Dupont")
			.with("targets[0].office", "Minister of Labour")
			.with("defaultLanguage", "en")
			.ticking("also", "fr")
			.with("slug", this.slug));
		assertThat(french).contains("action=\"" + path() + "/texts/fr\"", "We demand a fund.",
				"A. Dupont, Minister of Labour", "Chaque signature rend la demande");
		String settled = marie.taken(HtmlForm.of(french)
			.with("title", "Protection sociale")
			.with("demand", "Un fonds.")
			.with("addressees", "A. Dupont, ministre du Travail")
			.with("story", "Parce que.")
			.act("next"));
		assertThat(settled).contains("Saved.", "action=\"" + path() + "/publish\"", "Social protection",
				"Protection sociale", "A. Dupont, Minister of Labour", "1,000", "Hand the name in");
		marie.taken(HtmlForm.of(settled));
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.until(() -> marie.get("/en/campaigns/" + this.slug).statusCode() == 200);
		assertThat(marie.page("/en/campaigns/" + this.slug)).contains("Minister of Labour").doesNotContain("ministre");
		assertThat(marie.page("/fr/campaigns/" + this.slug))
			.contains("ministre du Travail", "Pétition adressée à A. Dupont")
			.doesNotContain("Minister of Labour");
		assertThat(marie.page("/fr/campaigns/" + this.slug + "/notice")).contains("ministre du Travail");
	}

	@Test
	void beginsACampaignOnceHoweverOftenItsFormIsSent() {
		Staff marie = person("Marie Claes", "campaigner", "wsm");
		HtmlForm form = HtmlForm.of(marie.page("/console/campaigns/_new"))
			.with("title", "Social protection")
			.with("defaultLanguage", "en");
		String slug = begun(marie.taken(form));
		HttpResponse<String> again = marie.send(form.with("title", "Sent once more"));
		assertThat(again.statusCode()).isEqualTo(409);
		assertThat(again.body()).contains("You began this campaign with this form already, as “Social protection”",
				"/console/campaigns/" + slug + "/texts/en#title", "value=\"Sent once more\"");
		assertThat(marie.page("/console/campaigns")).doesNotContain("Sent once more");
		assertThat(marie.page(form.action)).as("where going back leads")
			.contains("You began this campaign with this form already");
		marie.taken(HtmlForm.of(marie.page("/console/campaigns/" + slug + "/delete")));
		assertThat(marie.page(form.action)).as("where going back leads once it is deleted")
			.doesNotContain("You began this campaign");
		begun(marie.taken(form));
	}

	private static String begun(String page) {
		Matcher found = Pattern.compile("action=\"/console/campaigns/([a-z0-9-]+)/texts/en\"").matcher(page);
		assertThat(found.find()).isTrue();
		return found.group(1);
	}

	@Test
	void deletesADraftAndNothingThatWasPublic() {
		Staff marie = drafted();
		assertThat(person("Jan Peeters", "editor", "wsm").get(path() + "/delete").statusCode()).isEqualTo(403);
		HtmlForm sure = HtmlForm.of(marie.page(path() + "/delete"));
		assertThat(marie.taken(sure)).contains("The draft is deleted.").doesNotContain(path() + "\"");
		assertThat(marie.get(path()).statusCode()).isEqualTo(404);
		assertThat(marie.get("/console/campaigns").body()).doesNotContain(this.slug);
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.until(() -> acts().stream().anyMatch((act) -> act.contains("campaign.discarded")));
		// Its address is free again.
		drafted();
		marie.taken(HtmlForm.of(marie.page(path() + "/publish")));
		assertThat(marie.page(path())).doesNotContain(path() + "/delete");
		assertThat(marie.page(path() + "/delete")).contains("This can’t be done now");
		assertThat(marie.post(path() + "/delete", Map.of("version", "9")).statusCode()).isEqualTo(409);
	}

	@Test
	void marksNamesOfThoseWhoDecideThatChangedSince() {
		Staff marie = drafted();
		marie.taken(HtmlForm.of(marie.page(path() + "/texts/fr"))
			.with("title", "Protection sociale")
			.with("addressees", "A. Dupont, ministre du Travail"));
		assertThat(marie.page(path())).doesNotContain("original has changed", "1 original has changed");
		marie.taken(HtmlForm.of(marie.page(path() + "/settings")).with("targets[0].name", "B. Durand"));
		assertThat(marie.page(path())).contains("1 original has changed since");
		assertThat(marie.page(path() + "/texts/fr")).contains("B. Durand, Minister of Labour");
	}

	@Test
	void copiesTextsAndNotDates() {
		Staff marie = drafted();
		write(marie, "fr", "Protection sociale");
		String copy = this.slug + "-copy";
		marie.taken(HtmlForm.of(marie.page("/console/campaigns/_new?copy=" + this.slug))
			.with("title", "Second")
			.with("slug", copy));
		assertThat(marie.page("/console/campaigns/" + copy)).as("the titles of the other languages are the model's")
			.contains("1 original has changed since", "Translations to look at again")
			.doesNotContain("Everything is there");
		assertThat(marie.page("/console/campaigns/" + copy + "/texts/en")).contains("value=\"Second\"",
				"Because *everybody* needs it.");
		assertThat(HtmlForm.of(marie.page("/console/campaigns/" + copy + "/settings")).fields)
			.containsEntry("targets[0].name", "A. Dupont")
			.containsEntry("closesAt", "");
	}

	@Test
	void letsAnEditorWriteAndNotPublish() {
		drafted();
		Staff jan = person("Jan Peeters", "editor", "wsm");
		write(jan, "nl", "Sociale bescherming");
		assertThat(jan.page("/console/campaigns")).contains("href=\"/console/campaigns\"")
			.doesNotContain("href=\"/console/team\"", "href=\"/console/clients\"", "href=\"/console/audit\"",
					"href=\"/console/people\"", "href=\"/console/organisations\"", "href=\"/console/subscriptions\"",
					"href=\"/console/operation\"");
		assertThat(jan.page(path())).contains("Publishing is for campaigners and administrators of WSM International")
			.doesNotContain(path() + "/publish\"");
		for (String step : List.of("publish", "pause", "close", "hand-in", "answer")) {
			HttpResponse<String> refused = jan.get(path() + "/" + step);
			assertThat(refused.statusCode()).as(step).isEqualTo(403);
			assertThat(refused.body()).contains("Ask one of them");
			assertThat(jan.post(path() + "/" + step, Map.of()).statusCode()).isEqualTo(403);
		}
		assertThat(person("Vera", "viewer", "wsm").page(path())).doesNotContain(path() + "/settings",
				path() + "/texts/");
		assertThat(person("Vera", "viewer", "wsm").post(path() + "/texts/en", Map.of("title", "x")).statusCode())
			.isEqualTo(403);
	}

	@Test
	void publishesNothingThatAnEditorWritesUntilACampaignerDoes() {
		Staff marie = drafted();
		publish(marie);
		Staff jan = person("Jan Peeters", "editor", "wsm");
		Staff citizen = holder(null);
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.until(() -> citizen.get("/en/campaigns/" + this.slug).statusCode() == 200);

		String proposed = jan.taken(HtmlForm.of(jan.page(path() + "/texts/en")).with("demand", "His demand."));
		assertThat(proposed).contains("Your texts are proposed", "Proposed by Jan Peeters")
			.doesNotContain(path() + "/settings");
		assertThat(jan.page(path() + "/texts/en")).contains("His demand.", "Propose these texts");
		assertThat(marie.page(path() + "/texts/en"))
			.contains("We demand a fund for all.", path() + "/texts/en/proposal")
			.doesNotContain("His demand.");
		assertThat(marie.get("/api/v1/campaigns/" + this.slug).body()).doesNotContain("His demand.");
		assertThat(jan.get(path() + "/texts/en/proposal").statusCode()).isEqualTo(403);
		assertThat(jan.post(path() + "/texts/en/proposal", Map.of("act", "publish")).statusCode()).isEqualTo(403);
		assertThat(jan.get(path() + "/settings").statusCode()).isEqualTo(403);

		HtmlForm old = HtmlForm.of(marie.page(path() + "/texts/en/proposal"));
		marie.taken(HtmlForm.of(marie.page(path() + "/texts/en")).with("title", "Her title").with("demand", "Hers."));
		HttpResponse<String> late = marie.send(old.act("publish"));
		assertThat(late.statusCode()).as("what she did not see").isEqualTo(409);
		assertThat(late.body()).contains("Changed since", "Hers.", "His demand.");
		assertThat(marie.taken(HtmlForm.of(late.body()).act("publish"))).contains("The proposed texts are public")
			.doesNotContain("Waiting");
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.until(() -> citizen.page("/en/campaigns/" + this.slug).contains("His demand."));
		assertThat(citizen.page("/en/campaigns/" + this.slug)).contains("Her title");
	}

	@Test
	void declinesAProposalOrSaysWhatItLacks() {
		Staff marie = drafted();
		publish(marie);
		Staff jan = person("Jan Peeters", "editor", "wsm");
		jan.taken(HtmlForm.of(jan.page(path() + "/texts/nl")).with("title", "Sociale bescherming"));
		HttpResponse<String> lacking = marie
			.send(HtmlForm.of(marie.page(path() + "/texts/nl/proposal")).act("publish"));
		assertThat(lacking.statusCode()).isEqualTo(409);
		assertThat(lacking.body()).contains(path() + "/texts/nl#demand", "autofocus");
		write(jan, "nl", "Sociale bescherming");
		assertThat(jan.page(path() + "/texts/nl")).contains("We demand a fund for all.");
		assertThat(marie.taken(HtmlForm.of(marie.page(path() + "/texts/nl/proposal")).act("decline")))
			.contains("The proposal is left out")
			.doesNotContain("Waiting");
		assertThat(jan.page(path() + "/texts/nl")).doesNotContain("Sociale bescherming");
		assertThat(marie.get(path() + "/texts/nl/proposal").statusCode()).isEqualTo(303);
	}

	@Test
	void saysOfADraftWhatItsDashboardWillShow() {
		Staff marie = drafted();
		assertThat(marie.page(path())).contains(path() + "/dashboard");
		assertThat(marie.page(path() + "/dashboard")).contains("There are no numbers before it is public",
				"Social protection", "See what is still missing");
		assertThat(person("Eve", "administrator", "dakar").get(path() + "/dashboard").statusCode()).isEqualTo(404);
		assertThat(holder(null).get(path() + "/dashboard").statusCode()).isEqualTo(401);
	}

	@Test
	void showsPartnersWhatIsPublicAndOnlyThat() {
		Staff marie = drafted();
		marie.taken(HtmlForm.of(marie.page(path() + "/settings")).with("partners[0]", "fos"));
		Staff partner = person("Fatou", "administrator", "fos");
		assertThat(partner.get(path()).statusCode()).as("a draft").isEqualTo(404);
		assertThat(partner.page("/console/campaigns")).doesNotContain(this.slug);
		publish(marie);
		assertThat(partner.page("/console/campaigns")).contains(this.slug, "joined by your organisation");
		assertThat(partner.page(path())).contains("FOS International joined it")
			.doesNotContain(path() + "/settings", path() + "/texts/", path() + "/pause", path() + "/exports",
					"Marie Claes");
		assertThat(partner.get(path() + "/settings").statusCode()).isEqualTo(403);
		assertThat(partner.post(path() + "/pause", Map.of()).statusCode()).isEqualTo(403);
		Staff stranger = person("Eve", "administrator", "dakar");
		for (String page : List.of("", "/settings", "/texts/fr", "/publish", "/preview")) {
			assertThat(stranger.get(path() + page).statusCode()).as(page).isEqualTo(404);
			assertThat(stranger.get("/console/campaigns/nowhere" + page).statusCode()).as(page).isEqualTo(404);
		}
	}

	@Test
	void showsADraftByItsLinkUntilThatEnds() {
		Staff marie = drafted();
		Staff colleague = holder(null);
		String page = marie.taken(HtmlForm.of(marie.page(path() + "/preview")).act("make"));
		String link = link(page);
		HttpResponse<String> shown = colleague.get(link);
		assertThat(shown.statusCode()).isEqualTo(200);
		assertThat(shown.body()).contains("This is only a preview", "Social protection",
				"<fieldset class=\"bare\" disabled", "content=\"noindex\"");
		assertThat(shown.headers().firstValue("Cache-Control")).hasValue("no-store");
		assertThat(shown.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
		assertThat(colleague.get(link.replace("/en/", "/fr/")).statusCode()).isEqualTo(200);
		assertThat(colleague.get(link.substring(0, link.length() - 2) + "xx").statusCode()).isEqualTo(404);
		assertThat(colleague.get("/en/preview/cut").statusCode()).isEqualTo(404);
		String next = link(marie.taken(HtmlForm.of(page).act("make")));
		assertThat(next).isNotEqualTo(link);
		assertThat(colleague.get(link).statusCode()).as("the former link").isEqualTo(404);
		assertThat(colleague.get(next).statusCode()).isEqualTo(200);
		marie.taken(HtmlForm.of(marie.page(path() + "/preview")).act("end"));
		assertThat(colleague.get(next).statusCode()).as("ended").isEqualTo(404);
		String last = link(marie.taken(HtmlForm.of(marie.page(path() + "/preview")).act("make")));
		publish(marie);
		assertThat(colleague.get(last).headers().firstValue("Location")).hasValue("/en/campaigns/" + this.slug);
	}

	@Test
	void tellsEveryActInTheAuditTrail() {
		Staff marie = drafted();
		marie.taken(HtmlForm.of(marie.page(path() + "/preview")).act("make"));
		publish(marie);
		marie.taken(HtmlForm.of(marie.page(path() + "/pause")));
		marie.taken(HtmlForm.of(marie.page(path() + "/close")));
		marie.send("POST", "/api/v1/campaigns/" + this.slug + "/hand-in",
				"{\"to\":\"A. Dupont\",\"note\":\"Forty people\"}", "application/json");
		Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> acts().size() >= 8);
		List<String> acts = acts();
		assertThat(acts).extracting((act) -> act.replaceFirst(".*\"act\":\"campaign\\.([a-z-]+)\".*", "$1"))
			.containsExactly("created", "edited", "edited", "preview-link-made", "published", "paused", "closed",
					"handed-in");
		assertThat(acts).allMatch((act) -> act.contains("\"actorName\":\"Marie Claes\""));
		assertThat(acts.get(1)).contains("translations.en.story").doesNotContain("\"goal\"");
		assertThat(acts.getLast()).contains("Forty people");
	}

	@Test
	void sendsTheFormWhatTheGatewayExpects() {
		Staff marie = drafted();
		for (String page : List.of("/console/campaigns/_new", path() + "/settings", path() + "/texts/en",
				path() + "/publish", path() + "/preview")) {
			assertThat(HtmlForm.of(marie.page(page)).fields).as(page).containsEntry("_csrf", Staff.CSRF);
		}
		// With no-store, a browser that goes back loses what was typed.
		assertThat(marie.get(path() + "/texts/en").headers().firstValue("Cache-Control")).hasValue("private, no-cache");
	}

	private List<String> acts() {
		return TopicReader.readAll(BackingServices.kafkaBrokers(), "audit")
			.stream()
			.filter((told) -> new String(told.key(), StandardCharsets.UTF_8).equals("campaign/" + this.slug))
			.map((told) -> new String(told.value(), StandardCharsets.UTF_8))
			.toList();
	}

	private static String link(String page) {
		Matcher link = Pattern.compile("value=\"" + PUBLIC_URL + "(/en/preview/[^\"]+)\"").matcher(page);
		assertThat(link.find()).as(page).isTrue();
		return link.group(1);
	}

}
