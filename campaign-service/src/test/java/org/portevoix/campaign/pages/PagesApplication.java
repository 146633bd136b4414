package org.portevoix.campaign.pages;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import org.portevoix.campaign.campaigns.KnownOrganisations;
import org.portevoix.campaign.campaigns.Published;
import org.portevoix.campaign.campaigns.PublishedCampaigns;
import org.portevoix.campaign.texts.ConsentTexts;
import org.portevoix.campaign.texts.StoryRendering;
import org.portevoix.campaign.ledger.CountsFake;
import org.portevoix.campaign.ledger.SignatureView;
import org.portevoix.campaign.ledger.SignatureView.State;
import org.portevoix.campaign.ledger.SignatureViewsFake;
import org.portevoix.campaign.signing.Confirming;
import org.portevoix.campaign.signing.Signing;
import org.portevoix.campaign.signing.SigningFixture;
import org.portevoix.campaign.signing.Withdrawing;
import org.portevoix.events.CampaignState.Status;
import org.portevoix.events.ConsentAnswer;
import org.portevoix.events.Purpose;
import org.portevoix.tokens.ActionToken;
import org.portevoix.tokens.ActionToken.Action;
import org.portevoix.ui.UiConfiguration;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/**
 * The pages with the real rules of signing behind them, and neither broker nor store. Run
 * it to look at the pages while you work on them. It is no component, or tests of the
 * whole service would find it.
 */
@ImportAutoConfiguration({ PropertyPlaceholderAutoConfiguration.class, TomcatServletWebServerAutoConfiguration.class,
		HttpEncodingAutoConfiguration.class, DispatcherServletAutoConfiguration.class, JacksonAutoConfiguration.class,
		HttpMessageConvertersAutoConfiguration.class, WebMvcAutoConfiguration.class, ErrorMvcAutoConfiguration.class,
		ThymeleafAutoConfiguration.class, UiConfiguration.class })
@ComponentScan
class PagesApplication {

	static void main(String[] args) {
		SigningFixture signing = SpringApplication.run(PagesApplication.class, args).getBean(SigningFixture.class);
		for (String id : List.of("unknown", "pending", "active", "shown", "ended", "disowned", "forgotten")) {
			System.out.println("/fr/confirm?token=" + token(signing, Action.CONFIRM, id, Duration.ofDays(2)));
			System.out.println("/fr/withdraw?token=" + token(signing, Action.WITHDRAW, id, Duration.ofDays(2)));
		}
		System.out.println("/fr/confirm?token=" + token(signing, Action.CONFIRM, "late", Duration.ofDays(-1)));
	}

	@Bean
	Clock clock() {
		return Clock.fixed(Sample.NOW, ZoneOffset.UTC);
	}

	@Bean
	PublishedCampaigns campaigns() {
		return Published.campaigns(Sample.socialProtection(), Sample.campaign("c-2", "decent-work", Status.PUBLISHED,
				null,
				Map.of("en", new String[] { "A living wage in every workshop",
						"Brands must pay what a family needs, wherever their clothes are sewn.", "Story", "Thanks" }),
				null),
				Sample.campaign("c-3", "later", Status.PUBLISHED, Instant.parse("2026-05-01T08:00:00Z"),
						Sample.translations(), null),
				Sample.campaign("c-4", "paused", Status.PAUSED, null, Sample.translations(), null),
				Sample.campaign("c-5", "over", Status.CLOSED, null, Sample.translations(), null),
				Sample.campaign("c-6", "handed-in", Status.HANDED_IN, null, Sample.translations(), null));
	}

	@Bean
	CountsFake counts() {
		CountsFake counts = new CountsFake();
		counts.set("c-1", 12_486L);
		counts.set("c-2", 0L);
		counts.set("c-5", 1L);
		counts.set("c-6", 48_201L);
		return counts;
	}

	@Bean
	SignatureViewsFake views() {
		SignatureViewsFake views = new SignatureViewsFake();
		List<ConsentAnswer> answers = List.of(new ConsentAnswer(Purpose.NEWSLETTER, "wsm", true, "t-fr"));
		List<SignatureView.Consent> given = List.of(new SignatureView.Consent(Purpose.NEWSLETTER, "wsm", "t-fr", false),
				new SignatureView.Consent(Purpose.SHOW_NAME, "wsm", "s-fr", true));
		views.show("pending", new SignatureView(State.PENDING, "Aïcha", "Ndiaye", answers, List.of()));
		views.show("active", new SignatureView(State.ACTIVE, "Aïcha", "Ndiaye", List.of(), given));
		views.show("ended", new SignatureView(State.ENDED, null, null, List.of(), given));
		views.show("disowned", new SignatureView(State.DISOWNED, null, null, List.of(), List.of()));
		views.show("forgotten", new SignatureView(State.FORGOTTEN, null, null, List.of(), List.of()));
		views.show("shown",
				new SignatureView(State.ACTIVE, "Aïcha", "Ndiaye", List.of(),
						List.of(new SignatureView.Consent(Purpose.NEWSLETTER, "wsm", "t-fr", false),
								new SignatureView.Consent(Purpose.SHOW_NAME, "wsm", "s-fr", false))));
		return views;
	}

	@Bean
	SigningFixture signingFixture(PublishedCampaigns campaigns, SignatureViewsFake views, Clock clock) {
		return new SigningFixture(campaigns, views, clock);
	}

	@Bean
	Signing signing(SigningFixture fixture) {
		return fixture.signing();
	}

	@Bean
	Confirming confirming(SigningFixture fixture) {
		return fixture.confirming();
	}

	@Bean
	Withdrawing withdrawing(SigningFixture fixture) {
		return fixture.withdrawing();
	}

	@Bean
	KnownOrganisations organisations() {
		return Published.organisations(Sample.WSM);
	}

	@Bean
	ConsentTexts consentTexts() {
		return new ConsentTexts();
	}

	@Bean
	StoryRendering rendering() {
		return new StoryRendering();
	}

	/** A link as the mail has it. */
	static String token(SigningFixture signing, Action action, String signatureId, Duration life) {
		return token(signing, action, signatureId, "c-1", life);
	}

	static String token(SigningFixture signing, Action action, String signatureId, String campaignId, Duration life) {
		return signing.keys()
			.mint(new ActionToken(action, signatureId, campaignId, "submission", Sample.NOW.plus(life)));
	}

}
