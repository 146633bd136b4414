package org.portevoix.campaign.pages;

import java.time.Clock;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.CampaignState;
import org.portevoix.ui.Countries;
import org.portevoix.ui.Language;
import org.portevoix.ui.Page;
import org.portevoix.ui.UiProperties;

import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The pages of one campaign, ready to be rendered. */
@Component
public class CampaignPages {

	private final CampaignTexts texts;

	private final Standings standings;

	private final RenderedPages rendered;

	private final Countries countries;

	private final MessageSource messages;

	private final UiProperties ui;

	private final Clock clock;

	CampaignPages(CampaignTexts texts, Standings standings, RenderedPages rendered, Countries countries,
			MessageSource messages, UiProperties ui, Clock clock) {
		this.texts = texts;
		this.standings = standings;
		this.rendered = rendered;
		this.countries = countries;
		this.messages = messages;
		this.ui = ui;
		this.clock = clock;
	}

	/** The campaign with an untouched form. */
	ModelAndView fresh(Language language, CampaignState campaign, @Nullable String source) {
		String declared = (source != null && campaign.sources().contains(source)) ? source : null;
		SignForm form = SignForm.fresh(likelyCountry(language), declared, now());
		CampaignText text = this.texts.in(language, campaign);
		Standing standing = this.standings.of(campaign);
		return this.rendered.of(new Untouched(language, campaign.languages(), text, standing, form),
				() -> campaign(language, campaign.languages(), text, standing, form, Faults.none()));
	}

	/** The campaign with what was typed. */
	ModelAndView campaign(Language language, CampaignState campaign, SignForm form, Faults faults, HttpStatus status) {
		ModelAndView view = campaign(language, campaign.languages(), this.texts.in(language, campaign),
				this.standings.of(campaign), form, faults);
		view.setStatus(status);
		return view;
	}

	private ModelAndView campaign(Language language, Set<String> languages, CampaignText text,
			@Nullable Standing standing, SignForm form, Faults faults) {
		ModelAndView view = view("pages/campaign", text, standing);
		view.addObject("page",
				Page.open(this.ui.publicUrl(), language, "/campaigns/" + text.slug(), text.title())
					.describedAs(text.demand())
					.writtenIn(Language.all().stream().filter((one) -> languages.contains(one.code())).toList())
					.withQuery((form.source() != null) ? "?source=" + form.source() : "")
					.withWave(text.slug()));
		view.addObject("form", form);
		view.addObject("faults", faults);
		view.addObject("meant", LikelyProvider.of(form.email()).orElse(null));
		view.addObject("previewing", false);
		view.addObject("countries", this.countries.options(language, form.country()));
		return view;
	}

	/**
	 * A campaign that is not public, as it would look: marked as that, with a form that
	 * sends nothing.
	 * @param path its own address, after the language
	 */
	public ModelAndView preview(Language language, CampaignState campaign, String path) {
		SignForm form = SignForm.fresh(likelyCountry(language), null, now());
		ModelAndView view = campaign(language, campaign, form, Faults.none(), HttpStatus.OK);
		String title = this.texts.in(language, campaign).title();
		view.addObject("page", Page.unlisted(this.ui.publicUrl(), language, path, title.isEmpty() ? path : title));
		view.addObject("previewing", true);
		view.addObject("count", null);
		return view;
	}

	/** Another page about the campaign, which is no destination of its own. */
	ModelAndView about(String name, Language language, CampaignState campaign, String titleKey, String subPath) {
		ModelAndView view = view(name, this.texts.in(language, campaign), this.standings.of(campaign));
		String title = this.messages.getMessage(titleKey, null, language.locale());
		view.addObject("page", Page.unlisted(this.ui.publicUrl(), language, subPath, title));
		view.addObject("url", this.ui.publicUrl() + "/" + language.code() + path(campaign));
		return view;
	}

	long now() {
		return this.clock.instant().getEpochSecond();
	}

	static String path(CampaignState campaign) {
		return "/campaigns/" + campaign.slug();
	}

	private static ModelAndView view(String name, CampaignText text, @Nullable Standing standing) {
		ModelAndView view = new ModelAndView(name);
		view.addObject("campaign", text);
		view.addObject("count", standing);
		return view;
	}

	/**
	 * Most who read French or Dutch here live in Belgium; the others are all over the
	 * world.
	 */
	private static @Nullable String likelyCountry(Language language) {
		return List.of(Language.FR, Language.NL).contains(language) ? "BE" : null;
	}

	/** All that the page of a campaign shows to whoever opens it. */
	private record Untouched(Language language, Set<String> languages, CampaignText text, @Nullable Standing standing,
			SignForm form) {

	}

}
