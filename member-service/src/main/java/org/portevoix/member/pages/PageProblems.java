package org.portevoix.member.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.portevoix.service.problems.Nameless;
import org.portevoix.service.problems.Problem;
import org.portevoix.ui.ErrorPages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Tells people what went wrong, in a page that says what to do next. What programs ask
 * for is answered before this is asked.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageProblems {

	private static final Logger log = LoggerFactory.getLogger(PageProblems.class);

	private final ErrorPages errors;

	PageProblems(ErrorPages errors) {
		this.errors = errors;
	}

	@ExceptionHandler
	ModelAndView problem(Problem problem, HttpServletRequest request, HttpServletResponse response) {
		problem.retryAfter()
			.ifPresent((wait) -> response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds())));
		return switch (problem.status()) {
			case FORBIDDEN -> staffPage(request, problem.status(), "forbidden");
			case CONFLICT -> staffPage(request, problem.status(), "changed");
			default -> this.errors.page(request, problem.status());
		};
	}

	private ModelAndView staffPage(HttpServletRequest request, HttpStatus status, String words) {
		return this.errors.page(request, status, words).addObject("next", "/console");
	}

	@ExceptionHandler
	ModelAndView storeAway(DataAccessException ex, HttpServletRequest request, HttpServletResponse response) {
		if (response.isCommitted()) {
			throw ex;
		}
		log.warn("A page waits for the store: {}", ex.getClass().getSimpleName());
		response.setHeader(HttpHeaders.RETRY_AFTER, "5");
		return this.errors.page(request, HttpStatus.SERVICE_UNAVAILABLE);
	}

	/**
	 * What Spring itself refuses, and what nobody foresaw. Half a file must not look like
	 * a whole one: the connection breaks. What is no page of ours is answered in the
	 * asker's form, by the last resort.
	 */
	@ExceptionHandler
	ModelAndView other(Exception problem, HttpServletRequest request, HttpServletResponse response) throws Exception {
		if (response.isCommitted() || problem instanceof NoResourceFoundException) {
			throw problem;
		}
		HttpStatus status = (problem instanceof ErrorResponse refused) ? known(refused.getStatusCode())
				: HttpStatus.INTERNAL_SERVER_ERROR;
		if (status.is5xxServerError()) {
			log.error("A page failed", Nameless.of(problem));
		}
		return this.errors.page(request, status);
	}

	private static HttpStatus known(HttpStatusCode code) {
		HttpStatus status = HttpStatus.resolve(code.value());
		return (status != null) ? status : HttpStatus.INTERNAL_SERVER_ERROR;
	}

}
