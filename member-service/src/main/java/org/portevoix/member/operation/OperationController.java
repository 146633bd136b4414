package org.portevoix.member.operation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.portevoix.member.desk.Desk;
import org.portevoix.service.access.Caller;
import org.portevoix.service.access.Permission;
import org.portevoix.ui.ConsolePage.Section;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The page of the platform's administrators. */
@Controller
class OperationController {

	private static final Logger log = LoggerFactory.getLogger(OperationController.class);

	private final Operation operation;

	private final Desk desk;

	OperationController(Operation operation, Desk desk) {
		this.operation = operation;
		this.desk = desk;
	}

	@GetMapping("/console/operation")
	ModelAndView look(@AuthenticationPrincipal Jwt token, HttpServletRequest request, HttpServletResponse response) {
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		Caller caller = Caller.of(token);
		caller.requirePlatform(Permission.AUDIT_READ);
		ModelAndView view = this.desk.page("operation/operation", Section.AUDIT, "operation.title", caller, request);
		try {
			return view.addObject("look", this.operation.look());
		}
		catch (LogAway ex) {
			log.warn("The page of operation is shown without the log: {}", String.valueOf(ex.getCause()));
			return view;
		}
	}

}
