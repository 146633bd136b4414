package org.portevoix.campaign.dashboard;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.portevoix.service.problems.Nameless;
import org.portevoix.service.problems.Problem;
import org.portevoix.ui.ErrorPages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Tells staff what went wrong, in a page that says what to do next. */
@ControllerAdvice(basePackages = { "org.portevoix.campaign.dashboard", "org.portevoix.campaign.exports" })
@Order(Ordered.HIGHEST_PRECEDENCE)
class ConsoleProblems {

	private static final Logger log = LoggerFactory.getLogger(ConsoleProblems.class);

	private final ErrorPages errors;

	ConsoleProblems(ErrorPages errors) {
		this.errors = errors;
	}

	@ExceptionHandler
	ModelAndView problem(Problem problem, HttpServletRequest request, HttpServletResponse response) {
		problem.retryAfter()
			.ifPresent((wait) -> response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds())));
		return this.errors.page(request, problem.status());
	}

	/**
	 * Half a file is no page: there the line is cut, so that nobody takes it for whole.
	 */
	@ExceptionHandler
	ModelAndView other(RuntimeException problem, HttpServletRequest request, HttpServletResponse response) {
		if (response.isCommitted()) {
			throw problem;
		}
		HttpStatus status = (problem instanceof ErrorResponse refused)
				? HttpStatus.valueOf(refused.getStatusCode().value()) : HttpStatus.INTERNAL_SERVER_ERROR;
		if (status.is5xxServerError()) {
			log.error("A page failed", Nameless.of(problem));
		}
		return this.errors.page(request, status);
	}

}
