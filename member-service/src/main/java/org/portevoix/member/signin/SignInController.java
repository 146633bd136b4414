package org.portevoix.member.signin;

import java.util.Set;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.portevoix.member.pages.Redirects;
import org.portevoix.member.staff.SignIn;
import org.portevoix.service.request.Origin;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Asks for the password, and sends whoever knows it back to where she is given a code.
 */
@Controller
class SignInController {

	/** Nowhere but back to the issuer, whatever the address says. */
	private static final Pattern WAY_BACK = Pattern.compile("/oauth2/authorize\\?[\\x21-\\x7e]*");

	/** What the page may say was done before. */
	private static final Set<String> DONE = Set.of("password", "invitation");

	private static final String CONSOLE = "/console";

	private final SignIn signIn;

	private final SignInSession session;

	private final FormGuard guard;

	private final SignInPages pages;

	SignInController(SignIn signIn, SignInSession session, FormGuard guard, SignInPages pages) {
		this.signIn = signIn;
		this.session = session;
		this.guard = guard;
		this.pages = pages;
	}

	@GetMapping("/signin")
	ModelAndView look(@RequestParam(defaultValue = "") String to, @RequestParam(defaultValue = "") String done,
			HttpServletRequest request, HttpServletResponse response) {
		return page(request, response, to).addObject("done", DONE.contains(done) ? done : "");
	}

	@PostMapping("/signin")
	ModelAndView signIn(@RequestParam(defaultValue = "") String to, @RequestParam(defaultValue = "") String email,
			@RequestParam(defaultValue = "") String password,
			@RequestParam(name = "_csrf", defaultValue = "") String csrf, HttpServletRequest request,
			HttpServletResponse response) {
		ModelAndView page = page(request, response, to).addObject("email", email);
		if (!this.guard.isOurs(request, csrf)) {
			return this.pages.again(page, "password", "stale");
		}
		return switch (this.signIn.with(email, password, Origin.of(request))) {
			case SignIn.Outcome.In(var staff) -> {
				this.session.begin(response, staff);
				yield Redirects.seeOther(wayBack(to).isEmpty() ? CONSOLE : to);
			}
			case SignIn.Outcome.Wrong _ -> this.pages.again(page, "password", "wrong");
			case SignIn.Outcome.TooOften(var wait) -> {
				response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds() + 1));
				ModelAndView later = this.pages.again(page, "password", "too-often");
				later.setStatus(HttpStatus.TOO_MANY_REQUESTS);
				yield later;
			}
		};
	}

	/** The gateway ended its own session before it sends her here. */
	@GetMapping("/signin/out")
	ModelAndView out(HttpServletRequest request, HttpServletResponse response) {
		this.session.end(response);
		return this.pages.page(request, response, "signin/out", "out.title", "to", "");
	}

	private ModelAndView page(HttpServletRequest request, HttpServletResponse response, String to) {
		return this.pages.page(request, response, "signin/signin", "signin.title", "to", wayBack(to))
			.addObject("email", "");
	}

	private static String wayBack(String to) {
		return WAY_BACK.matcher(to).matches() ? to : "";
	}

}
