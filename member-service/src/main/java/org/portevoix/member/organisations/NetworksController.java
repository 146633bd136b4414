package org.portevoix.member.organisations;

import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.portevoix.events.NetworkState;
import org.portevoix.member.organisations.Kept.Trace;
import org.portevoix.member.pages.ConsolePages;
import org.portevoix.member.pages.Redirects;
import org.portevoix.member.pages.Said;
import org.portevoix.service.access.Caller;
import org.portevoix.service.access.Permission;
import org.portevoix.service.problems.InvalidRequest;
import org.portevoix.service.request.Origin;
import org.portevoix.ui.ConsolePage.Section;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The console's pages about networks: which organisations are together in what. */
@Controller
@RequestMapping("/console/networks")
class NetworksController {

	private static final String PATH = "/console/networks";

	private final Shelf<NetworkState, Network> networks;

	private final Directory directory;

	private final Overview overview;

	private final ConsolePages pages;

	private final Said said;

	private final Clock clock;

	NetworksController(Shelf<NetworkState, Network> networks, Directory directory, Overview overview,
			ConsolePages pages, Said said, Clock clock) {
		this.networks = networks;
		this.directory = directory;
		this.overview = overview;
		this.pages = pages;
		this.said = said;
		this.clock = clock;
	}

	@PostMapping
	ModelAndView create(@RequestParam(defaultValue = "") String networkId, @AuthenticationPrincipal Jwt token,
			HttpServletRequest request) {
		Caller caller = Caller.of(token);
		caller.requirePlatform(Permission.ORGANISATION_WRITE);
		Check check = new Check();
		try {
			String id = check.id("networkId", networkId.strip());
			check.pass();
			return Redirects.seeOther(PATH + "/" + id);
		}
		catch (InvalidRequest ex) {
			return ConsolePages.again(this.overview.page(caller, request).addObject("networkId", networkId),
					this.said.faults(ex.errors()));
		}
	}

	@GetMapping("/{id}")
	ModelAndView look(@PathVariable String id, @AuthenticationPrincipal Jwt token, HttpServletRequest request) {
		Caller caller = Caller.of(token);
		caller.requirePlatform(Permission.ORGANISATION_WRITE);
		NetworkState state = this.networks.find(id).map(Network::state).orElse(null);
		return page(id, (state != null) ? state.name() : Map.of(),
				(state != null) ? String.join(" ", state.countries()) : "",
				(state != null) ? state.organisations() : List.of(), caller, request);
	}

	@PostMapping("/{id}")
	ModelAndView save(@PathVariable String id, @RequestParam MultiValueMap<String, String> sent,
			@AuthenticationPrincipal Jwt token, HttpServletRequest request) {
		Caller caller = Caller.of(token);
		caller.requirePlatform(Permission.ORGANISATION_WRITE);
		Map<String, String> names = new LinkedHashMap<>();
		OrganisationForm.LANGUAGES.forEach(
				(language) -> names.put(language, String.join("", sent.getOrDefault("name." + language, List.of()))));
		String countries = String.join(" ", sent.getOrDefault("countries", List.of()));
		List<String> members = sent.getOrDefault("organisations", List.of());
		try {
			NetworkState state = DraftCheck.network(id, draft(names, countries, members));
			this.networks.put(id, state, null, new Trace(this.clock.instant(), caller, Origin.of(request)));
			return Redirects.seeOther("/console/organisations?done=saved");
		}
		catch (InvalidRequest ex) {
			return ConsolePages.again(page(id, names, countries, members, caller, request),
					this.said.faults(ex.errors()));
		}
	}

	private static NetworkDraft draft(Map<String, String> names, String countries, List<String> members) {
		Map<String, @Nullable String> given = new LinkedHashMap<>(names);
		List<@Nullable String> codes = Stream.of(countries.strip().split("[\\s,;]+"))
			.filter((code) -> !code.isEmpty())
			.<@Nullable String>map((code) -> code.toUpperCase(Locale.ROOT))
			.toList();
		return new NetworkDraft(null, given, codes, Arrays.asList(members.toArray(String[]::new)));
	}

	private ModelAndView page(String id, Map<String, String> names, String countries, List<String> members,
			Caller caller, HttpServletRequest request) {
		return this.pages.page(request, caller, "organisations/network", Section.ORGANISATIONS, "network.title", id)
			.addObject("id", id)
			.addObject("names", names)
			.addObject("countries", countries)
			.addObject("members", members)
			.addObject("organisations", this.directory.where(caller, Permission.ORGANISATION_WRITE))
			.addObject("languages", OrganisationForm.LANGUAGES);
	}

}
