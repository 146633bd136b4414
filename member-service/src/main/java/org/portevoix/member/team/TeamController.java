package org.portevoix.member.team;

import java.util.Arrays;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.portevoix.member.organisations.Directory;
import org.portevoix.member.pages.ConsolePages;
import org.portevoix.member.pages.Redirects;
import org.portevoix.member.pages.Said;
import org.portevoix.service.access.Caller;
import org.portevoix.service.access.Permission;
import org.portevoix.service.access.Role;
import org.portevoix.service.problems.InvalidRequest;
import org.portevoix.service.problems.NotFound;
import org.portevoix.service.request.Origin;
import org.portevoix.ui.ConsolePage.Section;
import org.portevoix.ui.Language;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The console's page about who works for an organisation. */
@Controller
@RequestMapping("/console/team")
class TeamController {

	private static final String PATH = "/console/team";

	private final Team team;

	private final Directory directory;

	private final ConsolePages pages;

	private final Said said;

	TeamController(Team team, Directory directory, ConsolePages pages, Said said) {
		this.team = team;
		this.directory = directory;
		this.pages = pages;
		this.said = said;
	}

	@GetMapping
	ModelAndView look(@RequestParam(required = false) @Nullable String organisation, @AuthenticationPrincipal Jwt token,
			HttpServletRequest request) {
		return page(organisation, Caller.of(token), request);
	}

	@PostMapping
	ModelAndView invite(@RequestParam(defaultValue = "") String organisation,
			@RequestParam(defaultValue = "") String email, @RequestParam(defaultValue = "") String name,
			@RequestParam(defaultValue = "") String language, @RequestParam(defaultValue = "") String role,
			@AuthenticationPrincipal Jwt token, HttpServletRequest request) {
		Caller caller = Caller.of(token);
		caller.require(Permission.STAFF_MANAGE, organisation);
		InvitationDraft draft = new InvitationDraft(organisation, email, name, language, role);
		try {
			this.team.invite(draft, caller, Origin.of(request));
			return to(organisation, "invited");
		}
		catch (InvalidRequest ex) {
			return ConsolePages.again(page(organisation, caller, request).addObject("draft", draft),
					this.said.faults(ex.errors()));
		}
	}

	@PostMapping("/{id}/role")
	ModelAndView change(@PathVariable String id, @RequestParam String organisation, @RequestParam String role,
			@AuthenticationPrincipal Jwt token, HttpServletRequest request) {
		Caller caller = Caller.of(token);
		caller.require(Permission.STAFF_MANAGE, organisation);
		return changed(id, organisation, Role.of(role).orElseThrow(NotFound::new), caller, request);
	}

	@PostMapping("/{id}/remove")
	ModelAndView remove(@PathVariable String id, @RequestParam String organisation, @AuthenticationPrincipal Jwt token,
			HttpServletRequest request) {
		return changed(id, organisation, null, Caller.of(token), request);
	}

	private ModelAndView changed(String id, String organisation, @Nullable Role role, Caller caller,
			HttpServletRequest request) {
		try {
			this.team.change(id, organisation, role, caller, Origin.of(request));
			return to(organisation, (role != null) ? "changed" : "removed");
		}
		catch (LastAdministrator ex) {
			ModelAndView page = ConsolePages.again(page(organisation, caller, request),
					this.said.fault("people", "last-administrator"));
			page.setStatus(ex.status());
			return page;
		}
	}

	private static ModelAndView to(String organisation, String done) {
		return Redirects.seeOther(PATH + "?organisation=" + organisation + "&done=" + done);
	}

	private ModelAndView page(@Nullable String organisation, Caller caller, HttpServletRequest request) {
		caller.requireAnywhere(Permission.STAFF_MANAGE);
		List<Directory.Entry> mine = this.directory.where(caller, Permission.STAFF_MANAGE);
		String chosen = Directory.meant(organisation, mine);
		return this.pages.page(request, caller, "team/team", Section.TEAM, "team.title")
			.addObject("organisations", mine)
			.addObject("organisation", chosen)
			.addObject("people", people(chosen, caller))
			.addObject("roles", Arrays.stream(Role.values()).map(Role::code).toList())
			.addObject("languages", Language.all())
			.addObject("draft",
					new InvitationDraft(chosen, "", "", LocaleContextHolder.getLocale().getLanguage(), "campaigner"));
	}

	private List<StaffApi.View> people(String organisation, Caller caller) {
		return organisation.isEmpty() ? List.of()
				: this.team.of(organisation, caller)
					.stream()
					.map((one) -> StaffApi.View.of(one, organisation))
					.toList();
	}

}
