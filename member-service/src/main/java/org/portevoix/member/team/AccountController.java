package org.portevoix.member.team;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.servlet.http.HttpServletRequest;
import org.portevoix.member.organisations.Directory;
import org.portevoix.member.pages.ConsolePages;
import org.portevoix.member.pages.Redirects;
import org.portevoix.member.pages.Said;
import org.portevoix.member.staff.PasswordRules;
import org.portevoix.member.staff.Resets;
import org.portevoix.member.staff.Staff;
import org.portevoix.member.staff.StaffAccounts;
import org.portevoix.service.access.Caller;
import org.portevoix.service.problems.NotFound;
import org.portevoix.service.request.Origin;
import org.portevoix.ui.Language;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One's own account: everybody's who is signed in, and nobody else's. */
@Controller
@RequestMapping("/console/account")
class AccountController {

	private static final String PATH = "/console/account";

	private static final int LONGEST_NAME = 200;

	private final StaffAccounts accounts;

	private final Resets resets;

	private final Directory directory;

	private final ConsolePages pages;

	private final Said said;

	AccountController(StaffAccounts accounts, Resets resets, Directory directory, ConsolePages pages, Said said) {
		this.accounts = accounts;
		this.resets = resets;
		this.directory = directory;
		this.pages = pages;
		this.said = said;
	}

	@GetMapping
	ModelAndView look(@AuthenticationPrincipal Jwt token, HttpServletRequest request) {
		return page(Caller.of(token), request);
	}

	@PostMapping
	ModelAndView change(@RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String language,
			@AuthenticationPrincipal Jwt token, HttpServletRequest request) {
		Caller caller = Caller.of(token);
		ModelAndView page = page(caller, request);
		if (name.isBlank() || name.strip().length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
			return ConsolePages.again(page, this.said.fault("name", "required"));
		}
		String code = Language.of(language).orElseThrow(NotFound::new).code();
		this.accounts.change(caller.id(), (change) -> change.after().name(name.strip()).language(code));
		return Redirects.seeOther(PATH + "?done=saved&lang=" + code);
	}

	@PostMapping("/password")
	ModelAndView password(@RequestParam(defaultValue = "") String present,
			@RequestParam(defaultValue = "") String password, @AuthenticationPrincipal Jwt token,
			HttpServletRequest request) {
		Caller caller = Caller.of(token);
		ModelAndView page = page(caller, request);
		Staff staff = person(caller);
		Optional<String> fault = PasswordRules.fault(password, staff.name(), staff.email(), "portevoix");
		if (fault.isPresent()) {
			return ConsolePages.again(page, this.said.fault("password", fault.get()));
		}
		if (!this.resets.change(staff.id(), present, password, Origin.of(request))) {
			return ConsolePages.again(page, this.said.fault("present", "wrong"));
		}
		return Redirects.seeOther("/signin?done=password");
	}

	private Staff person(Caller caller) {
		return this.accounts.find(caller.id()).orElseThrow(NotFound::new);
	}

	private ModelAndView page(Caller caller, HttpServletRequest request) {
		Staff staff = person(caller);
		ModelAndView view = this.pages.page(request, caller, "team/account", null, "account.title");
		String language = LocaleContextHolder.getLocale().getLanguage();
		Map<String, String> roles = new TreeMap<>();
		staff.roles()
			.forEach((organisation, role) -> roles.put(this.directory.name(organisation, language).orElse(organisation),
					role.code()));
		return view.addObject("staff", staff).addObject("roles", roles).addObject("languages", Language.all());
	}

}
