package org.portevoix.member.desk;

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
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Tells staff what went wrong, in a page that says what to do next. */
@ControllerAdvice("org.portevoix.member")
@Order(Ordered.LOWEST_PRECEDENCE)
class DeskProblems {

	private static final Logger log = LoggerFactory.getLogger(DeskProblems.class);

	private final ErrorPages errors;

	DeskProblems(ErrorPages errors) {
		this.errors = errors;
	}

	@ExceptionHandler
	ModelAndView problem(Problem problem, HttpServletRequest request, HttpServletResponse response) throws Problem {
		if (response.isCommitted()) {
			throw problem;
		}
		problem.retryAfter()
			.ifPresent((wait) -> response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds())));
		return this.errors.page(request, problem.status());
	}

	/** Half a file must not look like a whole one: the connection breaks. */
	@ExceptionHandler
	ModelAndView other(Exception problem, HttpServletRequest request, HttpServletResponse response) throws Exception {
		// What is no page of ours is answered in the asker's form, by the last resort.
		if (response.isCommitted() || problem instanceof NoResourceFoundException) {
			throw problem;
		}
		HttpStatus known = (problem instanceof ErrorResponse refused)
				? HttpStatus.resolve(refused.getStatusCode().value()) : null;
		HttpStatus status = (known != null) ? known : HttpStatus.INTERNAL_SERVER_ERROR;
		if (status.is5xxServerError()) {
			log.error("A page failed", Nameless.of(problem));
		}
		return this.errors.page(request, status);
	}

}
