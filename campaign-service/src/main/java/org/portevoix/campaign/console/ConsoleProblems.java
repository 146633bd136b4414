package org.portevoix.campaign.console;

import java.util.Set;

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
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/**
 * Tells staff what went wrong, in a page of the console that says what to do next, and
 * whom to ask for what a role does not allow.
 */
@ControllerAdvice({ "org.portevoix.campaign.console", "org.portevoix.campaign.dashboard",
		"org.portevoix.campaign.exports", "org.portevoix.campaign.moderation" })
@Order(Ordered.HIGHEST_PRECEDENCE)
class ConsoleProblems {

	private static final Logger log = LoggerFactory.getLogger(ConsoleProblems.class);

	private static final Set<Integer> WORDED = Set.of(400, 403, 404, 409, 500, 503);

	private final ConsolePages pages;

	ConsoleProblems(ConsolePages pages) {
		this.pages = pages;
	}

	/**
	 * Half an answer is no page: there the line is cut, so that nobody takes it for
	 * whole.
	 */
	@ExceptionHandler
	ModelAndView failed(Exception failure, HttpServletRequest request, HttpServletResponse response) throws Exception {
		if (response.isCommitted()) {
			throw failure;
		}
		HttpStatus status = status(failure);
		if (status.is5xxServerError()) {
			log.error("A page of the console failed", Nameless.of(failure));
		}
		if (failure instanceof Problem problem) {
			problem.retryAfter()
				.ifPresent((wait) -> response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds())));
		}
		int words = WORDED.contains(status.value()) ? status.value() : status.is5xxServerError() ? 500 : 400;
		String title = this.pages.said(this.pages.language(request), "problem." + words + ".title");
		ModelAndView view = this.pages.page("problem", request, response, caller(), title);
		view.addObject("words", words);
		return this.pages.answered(view, status);
	}

	private static HttpStatus status(Exception failure) {
		return switch (failure) {
			case Problem problem -> problem.status();
			case ErrorResponse refused -> known(refused.getStatusCode().value());
			case DataAccessException _ -> HttpStatus.SERVICE_UNAVAILABLE;
			default -> HttpStatus.INTERNAL_SERVER_ERROR;
		};
	}

	private static HttpStatus known(int code) {
		HttpStatus status = HttpStatus.resolve(code);
		return (status != null) ? status : HttpStatus.INTERNAL_SERVER_ERROR;
	}

	private static Caller caller() {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		return (authentication != null && authentication.getPrincipal() instanceof Jwt token) ? Caller.of(token)
				: Caller.ANYBODY;
	}

}
