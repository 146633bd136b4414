package org.portevoix.notification.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.portevoix.service.access.Caller;
import org.portevoix.service.problems.Nameless;
import org.portevoix.service.problems.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Tells staff what went wrong, in a page that says what to do next. */
@ControllerAdvice(basePackageClasses = ConsoleProblems.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ConsoleProblems {

	private static final Logger log = LoggerFactory.getLogger(ConsoleProblems.class);

	private final Pages pages;

	ConsoleProblems(Pages pages) {
		this.pages = pages;
	}

	@ExceptionHandler
	ModelAndView problem(Problem problem, HttpServletRequest request, HttpServletResponse response,
			@AuthenticationPrincipal Jwt token) {
		problem.retryAfter()
			.ifPresent((wait) -> response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds())));
		return page(problem.status(), request, token);
	}

	@ExceptionHandler
	ModelAndView away(DataAccessException problem, HttpServletRequest request, @AuthenticationPrincipal Jwt token) {
		log.warn("A page waits for the store: {}", Nameless.of(problem).getMessage());
		return page(HttpStatus.SERVICE_UNAVAILABLE, request, token);
	}

	private ModelAndView page(HttpStatus status, HttpServletRequest request, Jwt token) {
		String words = switch (status) {
			case FORBIDDEN -> "403";
			case NOT_FOUND -> "404";
			case CONFLICT -> "409";
			case SERVICE_UNAVAILABLE -> "503";
			default -> "400";
		};
		ModelAndView view = this.pages.page("problem", "problem." + words + ".title", Caller.of(token), request)
			.addObject("words", words);
		view.setStatus(status);
		return view;
	}

}
