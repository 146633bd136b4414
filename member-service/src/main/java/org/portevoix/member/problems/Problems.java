package org.portevoix.member.problems;

import java.util.List;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Answers whatever goes wrong with a problem of ours, also what the framework refuses.
 */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

	private static final Logger log = LoggerFactory.getLogger(Problems.class);

	@ExceptionHandler({ DataAccessResourceFailureException.class, TransientDataAccessException.class })
	ResponseEntity<Object> storeIsAway(Exception ex, WebRequest request) {
		log.warn("The store does not answer: {}", ex.getClass().getSimpleName());
		return tell(new Unavailable(), request);
	}

	@ExceptionHandler
	ResponseEntity<Object> unexpected(Exception ex, WebRequest request, HttpServletRequest asked) {
		log.error("{} {} failed", asked.getMethod(), pattern(asked), Nameless.of(ex));
		return tell(unexpected(), request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		if (ex.getCause() instanceof DatabindException mismatch && !mismatch.getPath().isEmpty()) {
			return tell(new InvalidRequest(List.of(new FieldError(path(mismatch.getPath()), "invalid"))), request);
		}
		return tell(new Problem(HttpStatus.BAD_REQUEST, "malformed", "The body is not the JSON that is expected here."),
				request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleExceptionInternal(Exception ex, @Nullable Object body,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		Problem problem = (ex instanceof Problem ours) ? ours : of(status);
		return super.handleExceptionInternal(ex, problem.getBody(), headers, problem.getStatusCode(), request);
	}

	private ResponseEntity<Object> tell(Problem problem, WebRequest request) {
		ResponseEntity<Object> answer = super.handleExceptionInternal(problem, problem.getBody(), problem.getHeaders(),
				problem.getStatusCode(), request);
		return (answer != null) ? answer : new ResponseEntity<>(problem.getStatusCode());
	}

	/** What the framework, or the container, refuses by a status alone. */
	static Problem of(HttpStatusCode code) {
		HttpStatus status = HttpStatus.resolve(code.value());
		return switch (status) {
			case NOT_FOUND -> new Problem(status, "not-found", "There is nothing here.");
			case METHOD_NOT_ALLOWED ->
				new Problem(status, "method-not-allowed", "This address does not take that method.");
			case UNSUPPORTED_MEDIA_TYPE ->
				new Problem(status, "unsupported-media-type", "This address does not take that type of content.");
			case NOT_ACCEPTABLE -> new Problem(status, "not-acceptable", "This address answers with application/json.");
			case CONTENT_TOO_LARGE -> new Problem(status, "too-large", "The request is too large.");
			case SERVICE_UNAVAILABLE -> new Unavailable();
			case null -> unexpected();
			default -> status.is4xxClientError()
					? new Problem(status, "refused", "The request can't be taken as it is.") : unexpected();
		};
	}

	private static Problem unexpected() {
		return new Problem(HttpStatus.INTERNAL_SERVER_ERROR, "unexpected", "Something went wrong on our side.");
	}

	private static String path(List<JacksonException.Reference> path) {
		return path.stream()
			.map((step) -> (step.getPropertyName() != null) ? "." + step.getPropertyName()
					: "[" + step.getIndex() + "]")
			.collect(Collectors.joining())
			.replaceFirst("^\\.", "");
	}

	/** The pattern that a request matched: the path itself may hold anything. */
	private static Object pattern(HttpServletRequest request) {
		Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
		return (pattern != null) ? pattern : "(no route)";
	}

}
