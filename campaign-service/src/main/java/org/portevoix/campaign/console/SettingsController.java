package org.portevoix.campaign.console;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.portevoix.campaign.campaigns.Campaign;
import org.portevoix.campaign.campaigns.CampaignChanges;
import org.portevoix.campaign.campaigns.CampaignChanges.Request;
import org.portevoix.campaign.campaigns.Content;
import org.portevoix.campaign.campaigns.Draft;
import org.portevoix.campaign.campaigns.KnownOrganisations;
import org.portevoix.campaign.campaigns.NotReady;
import org.portevoix.campaign.campaigns.SlugTaken;
import org.portevoix.campaign.campaigns.StaffCampaigns;
import org.portevoix.campaign.texts.ConsentTexts;
import org.portevoix.events.Purpose;
import org.portevoix.service.access.Caller;
import org.portevoix.service.access.Permission;
import org.portevoix.service.problems.ChangedMeanwhile;
import org.portevoix.service.problems.FieldError;
import org.portevoix.service.problems.InvalidRequest;
import org.portevoix.service.request.Origin;
import org.portevoix.ui.Language;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** What a campaign is, apart from its words. */
@Controller
@RequestMapping("/console/campaigns/{slug}/settings")
class SettingsController {

	private static final int ATTEMPTS = 3;

	/** The states that signing never comes back from. */
	private static final Set<String> OVER = Set.of("closed", "handed-in", "answered");

	private final StaffCampaigns campaigns;

	private final CampaignChanges changes;

	private final KnownOrganisations organisations;

	private final ConsentTexts consents;

	private final Faults faults;

	private final Onward onward;

	private final ConsolePages pages;

	SettingsController(StaffCampaigns campaigns, CampaignChanges changes, KnownOrganisations organisations,
			ConsentTexts consents, Faults faults, Onward onward, ConsolePages pages) {
		this.campaigns = campaigns;
		this.changes = changes;
		this.organisations = organisations;
		this.consents = consents;
		this.faults = faults;
		this.onward = onward;
		this.pages = pages;
	}

	@GetMapping
	ModelAndView read(@PathVariable String slug, @AuthenticationPrincipal Jwt token, HttpServletRequest request,
			HttpServletResponse response) {
		Caller caller = Caller.of(token);
		Campaign campaign = writable(caller, slug);
		return page(campaign, kept(campaign), Map.of(), List.of(), caller, request, response);
	}

	@PostMapping
	ModelAndView write(@PathVariable String slug, @AuthenticationPrincipal Jwt token, HttpServletRequest request,
			HttpServletResponse response) {
		Caller caller = Caller.of(token);
		SettingsForm form = SettingsForm.read(request::getParameter);
		Campaign campaign = writable(caller, slug);
		if ("more".equals(request.getParameter("act"))) {
			return page(campaign, form.longer(), Map.of(), List.of(), caller, request, response);
		}
		for (int attempt = 1;; attempt++) {
			SettingsForm kept = kept(campaign);
			Merge merge = Merge.of(form.was(), form.groups(), kept.groups());
			if (!merge.conflicts().isEmpty()) {
				return conflict(campaign, form.over(kept, merge).seeing(kept), merge.conflicts(), caller, request,
						response);
			}
			try {
				Campaign saved = this.changes.replace(slug, draft(campaign, form.over(kept, merge), merge), Set.of(),
						new Request(caller, Origin.of(request)), campaign.version());
				return ConsolePages.seeOther(Onward.GO_ON.equals(request.getParameter("act"))
						? this.onward.from(here(saved), saved, caller, this.pages.language(request), "saved")
						: ConsolePages.path(saved.slug()) + "?done=saved");
			}
			catch (ChangedMeanwhile ex) {
				if (attempt == ATTEMPTS) {
					return conflict(campaign, form, Set.of(), caller, request, response);
				}
				campaign = writable(caller, slug);
			}
			catch (SlugTaken ex) {
				return mistaken(campaign, form, List.of(new FieldError("slug", "taken")), caller, request, response);
			}
			catch (InvalidRequest ex) {
				return mistaken(campaign, form, ex.errors(), caller, request, response);
			}
			catch (NotReady ex) {
				return refused(campaign, form,
						this.faults.missing(ex.missing(), slug, campaign.content(), this.pages.language(request)),
						caller, request, response);
			}
		}
	}

	/** A time that nobody touched keeps its seconds, which the form does not show. */
	private Draft draft(Campaign campaign, SettingsForm form, Merge merge) {
		Content content = campaign.content();
		Draft before = Draft.of(campaign.slug(), content);
		ZoneId zone = this.pages.zone(form.value("timeZone"));
		List<Draft.@Nullable Target> targets = new ArrayList<>();
		form.targets().forEach((target) -> targets.add(new Draft.Target(target.name(), target.office())));
		List<Draft.@Nullable Consent> consents = new ArrayList<>();
		form.consents().forEach((asked) -> {
			Map<String, @Nullable String> use = new HashMap<>();
			asked.use().forEach(use::put);
			consents.add(new Draft.Consent(asked.purpose(),
					asked.organisation().isEmpty() ? null : asked.organisation(), use));
		});
		String language = form.value("defaultLanguage");
		return new Draft(form.value("slug"), content.organisation(), language.isEmpty() ? null : language,
				SettingsForm.goal(form.value("goal")), time("opensAt", content.opensAt(), form, merge, zone),
				time("closesAt", content.closesAt(), form, merge, zone), targets, new ArrayList<>(form.partners()),
				new ArrayList<>(
						Stream.of(form.value("sources").split("[\\s,;]+")).filter((one) -> !one.isEmpty()).toList()),
				consents, before.translations(), form.value("timeZone"));
	}

	private static @Nullable String time(String field, @Nullable Instant before, SettingsForm form, Merge merge,
			ZoneId zone) {
		if (!merge.touched().contains(field)) {
			return (before != null) ? before.toString() : null;
		}
		return Times.iso(form.value(field), zone);
	}

	private static String here(Campaign campaign) {
		return ConsolePages.path(campaign.slug()) + "/settings";
	}

	private SettingsForm kept(Campaign campaign) {
		return SettingsForm.of(campaign.slug(), campaign.content(), this.pages.zone(campaign.content()));
	}

	private ModelAndView conflict(Campaign campaign, SettingsForm form, Set<String> groups, Caller caller,
			HttpServletRequest request, HttpServletResponse response) {
		Map<String, String> kept = kept(campaign).groups();
		Map<String, String> theirs = new TreeMap<>();
		groups.forEach((group) -> theirs.put(group, kept.getOrDefault(group, "")));
		return this.pages.answered(
				page(campaign, form, theirs, List.of(), caller, request, response).addObject("conflict", true),
				HttpStatus.CONFLICT);
	}

	/** What a public campaign asks is for those who publish. */
	private Campaign writable(Caller caller, String slug) {
		Campaign campaign = this.campaigns.with(caller, slug, Permission.CAMPAIGN_WRITE);
		return (campaign.state() != null) ? this.campaigns.with(caller, slug, Permission.CAMPAIGN_LAUNCH) : campaign;
	}

	private ModelAndView mistaken(Campaign campaign, SettingsForm form, List<FieldError> errors, Caller caller,
			HttpServletRequest request, HttpServletResponse response) {
		return refused(campaign, form,
				this.faults.errors(errors, campaign.slug(), campaign.content(), this.pages.language(request)), caller,
				request, response);
	}

	private ModelAndView refused(Campaign campaign, SettingsForm form, List<Fault> faults, Caller caller,
			HttpServletRequest request, HttpServletResponse response) {
		String here = here(campaign);
		List<Fault> local = faults.stream()
			.map((fault) -> fault.path().equals(here) ? new Fault("", fault.anchor(), fault.message()) : fault)
			.toList();
		return this.pages.answered(page(campaign, form, Map.of(), local, caller, request, response),
				HttpStatus.BAD_REQUEST);
	}

	private ModelAndView page(Campaign campaign, SettingsForm form, Map<String, String> theirs, List<Fault> faults,
			Caller caller, HttpServletRequest request, HttpServletResponse response) {
		Language reader = this.pages.language(request);
		ModelAndView view = this.pages.page("settings", request, response, caller, campaign, "settings.title");
		view.addObject("times", List.of("opensAt", "closesAt"));
		view.addObject("form", form);
		view.addObject("theirs", theirs);
		view.addObject("editor", campaign.notes().edit());
		view.addObject("faults", new FormFaults(faults));
		view.addObject("languages", Language.all());
		view.addObject("groups", SettingsForm.GROUPS);
		view.addObject("zones",
				new TreeSet<>(Stream
					.concat(this.pages.zones().stream(), Stream.of(this.pages.zone(form.value("timeZone")).getId()))
					.toList()));
		view.addObject("organisations", choices(campaign.content(), reader));
		view.addObject("carrier", this.organisations.nameOf(campaign.content().organisation(), reader.code()));
		view.addObject("sentences", sentences(form, campaign.content(), reader));
		view.addObject("purposes",
				Stream.of(Purpose.values()).filter((one) -> isOffered(one, form)).map(Purpose::code).toList());
		view.addObject("here", here(campaign));
		view.addObject("open", campaign.state() != null);
		view.addObject("over", OVER.contains(campaign.stateName()));
		return view;
	}

	/** What was asked before it was offered no more stays to be seen, and taken out. */
	private static boolean isOffered(Purpose purpose, SettingsForm form) {
		return purpose != Purpose.SUPPORT && (purpose != Purpose.SHOW_NAME
				|| form.consents().stream().anyMatch((asked) -> asked.purpose().equals(purpose.code())));
	}

	/** What stands beside each box, as far as it is known what is asked. */
	private List<String> sentences(SettingsForm form, Content content, Language reader) {
		return form.consentRows()
			.stream()
			.map((asked) -> Stream.of(Purpose.values())
				.filter((purpose) -> purpose.code().equals(asked.purpose()))
				.findFirst()
				.flatMap((purpose) -> this.organisations
					.byId(asked.organisation().isEmpty() ? content.organisation() : asked.organisation())
					.map((organisation) -> this.consents
						.text(purpose, organisation, reader.code(), asked.useIn(reader.code()))
						.text()))
				.orElse(""))
			.toList();
	}

	/** All but the one that carries it; one that is named and not known stays. */
	private List<Choice> choices(Content content, Language reader) {
		List<Choice> choices = new ArrayList<>();
		this.organisations.all(reader.locale())
			.stream()
			.filter((one) -> !one.organisationId().equals(content.organisation()))
			.forEach((one) -> choices.add(new Choice(one.organisationId(), one.nameIn(reader.code()))));
		Stream.concat(content.partners().stream(), content.consents().stream().map(Content.Asked::organisation))
			.filter((id) -> !id.equals(content.organisation()))
			.filter((id) -> choices.stream().noneMatch((choice) -> Objects.equals(choice.value(), id)))
			.distinct()
			.forEach((id) -> choices.add(new Choice(id, id)));
		return choices;
	}

}
