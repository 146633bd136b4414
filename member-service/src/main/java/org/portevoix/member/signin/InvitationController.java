package org.portevoix.member.signin;

import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.portevoix.member.pages.Redirects;
import org.portevoix.member.staff.Invitations;
import org.portevoix.member.staff.PasswordRules;
import org.portevoix.member.staff.Staff;
import org.portevoix.service.request.Origin;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Accepting an invitation by the link in the mail. Looking uses nothing up, because
 * scanners of mail follow links; sending the form does.
 */
@Controller
@RequestMapping("/invitation")
class InvitationController {

	private static final int LONGEST_NAME = 200;

	private final Invitations invitations;

	private final FormGuard guard;

	private final SignInPages pages;

	InvitationController(Invitations invitations, FormGuard guard, SignInPages pages) {
		this.invitations = invitations;
		this.guard = guard;
		this.pages = pages;
	}

	@GetMapping
	ModelAndView look(@RequestParam(defaultValue = "") String token, HttpServletRequest request,
			HttpServletResponse response) {
		return this.invitations.of(token)
			.map((staff) -> page(request, response, token, staff, staff.name()))
			.orElseGet(() -> this.pages.gone(request, response, "invitation"));
	}

	@PostMapping
	ModelAndView accept(@RequestParam(defaultValue = "") String token, @RequestParam(defaultValue = "") String name,
			@RequestParam(defaultValue = "") String password,
			@RequestParam(name = "_csrf", defaultValue = "") String csrf, HttpServletRequest request,
			HttpServletResponse response) {
		Optional<Staff> invited = this.invitations.of(token);
		if (invited.isEmpty()) {
			return this.pages.gone(request, response, "invitation");
		}
		ModelAndView page = page(request, response, token, invited.get(), name);
		if (!this.guard.isOurs(request, csrf)) {
			return this.pages.again(page, "password", "stale");
		}
		if (name.isBlank() || name.strip().length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
			return this.pages.again(page, "name", "required");
		}
		Optional<String> fault = PasswordRules.fault(password, name, invited.get().email(), "portevoix");
		if (fault.isPresent()) {
			return this.pages.again(page, "password", fault.get());
		}
		return this.invitations
			.accept(token, name.strip(), this.pages.language(request).code(), password, Origin.of(request))
			.map((_) -> Redirects.seeOther("/signin?done=invitation"))
			.orElseGet(() -> this.pages.gone(request, response, "invitation"));
	}

	private ModelAndView page(HttpServletRequest request, HttpServletResponse response, String token, Staff staff,
			String name) {
		return this.pages.page(request, response, "signin/invitation", "invitation.title", "token", token)
			.addObject("email", staff.typedEmail())
			.addObject("name", name);
	}

}
