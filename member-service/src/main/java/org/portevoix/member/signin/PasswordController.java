package org.portevoix.member.signin;

import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.portevoix.member.pages.Redirects;
import org.portevoix.member.staff.Address;
import org.portevoix.member.staff.PasswordRules;
import org.portevoix.member.staff.Resets;
import org.portevoix.member.staff.Staff;
import org.portevoix.service.request.Origin;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Getting in again: first asking for a link, then choosing a password by it. The answer
 * to asking is the same whether or not somebody has that address.
 */
@Controller
@RequestMapping("/password")
class PasswordController {

	private final Resets resets;

	private final FormGuard guard;

	private final SignInPages pages;

	PasswordController(Resets resets, FormGuard guard, SignInPages pages) {
		this.resets = resets;
		this.guard = guard;
		this.pages = pages;
	}

	@GetMapping
	ModelAndView look(@RequestParam(defaultValue = "") String token, HttpServletRequest request,
			HttpServletResponse response) {
		if (token.isEmpty()) {
			return asking(request, response);
		}
		return this.resets.of(token)
			.map((staff) -> choosing(request, response, token, staff))
			.orElseGet(() -> this.pages.gone(request, response, "reset"));
	}

	@PostMapping(params = "email")
	ModelAndView ask(@RequestParam String email, @RequestParam(name = "_csrf", defaultValue = "") String csrf,
			HttpServletRequest request, HttpServletResponse response) {
		ModelAndView page = asking(request, response).addObject("email", email);
		if (!this.guard.isOurs(request, csrf)) {
			return this.pages.again(page, "email", "stale");
		}
		if (!Address.isValid(email)) {
			return this.pages.again(page, "email", "invalid");
		}
		this.resets.ask(email, Origin.of(request));
		return Redirects.seeOther("/password?sent");
	}

	@GetMapping(params = "sent")
	ModelAndView sent(HttpServletRequest request, HttpServletResponse response) {
		return this.pages.page(request, response, "signin/sent", "sent.title", "token", "");
	}

	@PostMapping(params = "token")
	ModelAndView choose(@RequestParam String token, @RequestParam(defaultValue = "") String password,
			@RequestParam(name = "_csrf", defaultValue = "") String csrf, HttpServletRequest request,
			HttpServletResponse response) {
		Optional<Staff> asked = this.resets.of(token);
		if (asked.isEmpty()) {
			return this.pages.gone(request, response, "reset");
		}
		ModelAndView page = choosing(request, response, token, asked.get());
		if (!this.guard.isOurs(request, csrf)) {
			return this.pages.again(page, "password", "stale");
		}
		Optional<String> fault = PasswordRules.fault(password, asked.get().name(), asked.get().email(), "portevoix");
		if (fault.isPresent()) {
			return this.pages.again(page, "password", fault.get());
		}
		return this.resets.choose(token, password, Origin.of(request))
			.map((_) -> Redirects.seeOther("/signin?done=password"))
			.orElseGet(() -> this.pages.gone(request, response, "reset"));
	}

	private ModelAndView asking(HttpServletRequest request, HttpServletResponse response) {
		return this.pages.page(request, response, "signin/forgotten", "forgotten.title", "token", "")
			.addObject("email", "");
	}

	private ModelAndView choosing(HttpServletRequest request, HttpServletResponse response, String token, Staff staff) {
		return this.pages.page(request, response, "signin/choose", "choose.title", "token", token)
			.addObject("email", staff.typedEmail());
	}

}
