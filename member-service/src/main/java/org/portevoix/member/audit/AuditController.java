package org.portevoix.member.audit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.portevoix.member.desk.Desk;
import org.portevoix.service.access.Caller;
import org.portevoix.service.access.Permission;
import org.portevoix.service.problems.InvalidRequest;
import org.portevoix.ui.ConsolePage.Section;

import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The trail for people. */
@Controller
class AuditController {

	private static final int PAGE = 50;

	private final AuditTrail trail;

	private final Desk desk;

	AuditController(AuditTrail trail, Desk desk) {
		this.trail = trail;
		this.desk = desk;
	}

	@GetMapping("/console/audit")
	ModelAndView look(Search search, @RequestParam(required = false) @Nullable String after,
			@AuthenticationPrincipal Jwt token, HttpServletRequest request, HttpServletResponse response) {
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		Caller caller = Caller.of(token);
		caller.requireAnywhere(Permission.AUDIT_READ);
		ModelAndView view = this.desk.page("audit/trail", Section.AUDIT, "audit.title", caller, request);
		view.addObject("search", search);
		view.addObject("organisations", this.desk.organisations(caller, Permission.AUDIT_READ));
		try {
			AuditTrail.Page found = this.trail.page(search, AuditApi.readable(caller), after, PAGE);
			view.addObject("acts", found.acts()).addObject("older", older(search, found.next()));
		}
		catch (InvalidRequest ex) {
			view.addObject("acts", List.of());
		}
		return view.addObject("later", after != null);
	}

	/** The address of what comes next. */
	private static @Nullable String older(Search search, @Nullable String next) {
		if (next == null) {
			return null;
		}
		StringBuilder address = new StringBuilder("/console/audit?after=").append(next);
		add(address, "organisation", search.organisation());
		add(address, "person", search.person());
		add(address, "act", search.act());
		add(address, "object", search.object());
		add(address, "day", search.day());
		return address.toString();
	}

	private static void add(StringBuilder address, String name, @Nullable String value) {
		if (value != null) {
			address.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
		}
	}

}
