package org.portevoix.service.problems;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.mongodb.MongoException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import org.portevoix.messaging.EventNotAcknowledged;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.BindingResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Finds the problem to tell for whatever was thrown. */
class Translation {

	private static final int DEEPEST_CAUSE = 10;

	Problem of(Throwable thrown) {
		return switch (thrown) {
			case Problem problem -> problem;
			case HttpMessageNotReadableException unreadable -> unreadable(unreadable);
			case MethodArgumentTypeMismatchException mismatch -> invalid(mismatch.getName(), "invalid");
			case MissingServletRequestParameterException missing -> invalid(missing.getParameterName(), "required");
			case BindingResult binding -> new InvalidRequest(binding.getFieldErrors()
				.stream()
				.map((error) -> new FieldError(error.getField(), "invalid"))
				.toList());
			case OptimisticLockingFailureException _ -> new ChangedMeanwhile();
			case ErrorResponse response -> refused(response);
			default -> isAway(thrown) ? new Unavailable() : new Unexpected();
		};
	}

	private static Problem unreadable(HttpMessageNotReadableException ex) {
		if (ex.getCause() instanceof DatabindException mismatch && !mismatch.getPath().isEmpty()) {
			return invalid(path(mismatch.getPath()), "invalid");
		}
		return new Refused(HttpStatus.BAD_REQUEST, "malformed", "The body is not the JSON that is expected here.");
	}

	private static String path(List<JacksonException.Reference> path) {
		return path.stream()
			.map((step) -> (step.getPropertyName() != null) ? "." + step.getPropertyName()
					: "[" + step.getIndex() + "]")
			.collect(Collectors.joining())
			.replaceFirst("^\\.", "");
	}

	private static InvalidRequest invalid(String field, String code) {
		return new InvalidRequest(List.of(new FieldError(field, code)));
	}

	private static Problem refused(ErrorResponse response) {
		HttpStatus status = HttpStatus.resolve(response.getStatusCode().value());
		return (status != null) ? of(status, response.getHeaders().toSingleValueMap()) : new Unexpected();
	}

	/** What is to be said of a status alone. */
	static Problem of(HttpStatus status, Map<String, String> headers) {
		if (status.is5xxServerError()) {
			return (status == HttpStatus.SERVICE_UNAVAILABLE) ? new Unavailable() : new Unexpected();
		}
		return switch (status) {
			case NOT_FOUND -> new Refused(status, "not-found", "There is nothing here.");
			case METHOD_NOT_ALLOWED ->
				new Refused(status, "method-not-allowed", "This address does not take that method.", headers);
			case UNSUPPORTED_MEDIA_TYPE -> new Refused(status, "unsupported-media-type",
					"This address does not take that type of content.", headers);
			case NOT_ACCEPTABLE ->
				new Refused(status, "not-acceptable", "This address answers with application/json.", headers);
			case CONTENT_TOO_LARGE -> new Refused(status, "too-large", "The request is too large.");
			default -> new Refused(status, "refused", "The request can't be taken as it is.");
		};
	}

	/** Whether the log or the store is away, rather than anything wrong with us. */
	private static boolean isAway(Throwable thrown) {
		// Causes can go round in circles.
		return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
			.limit(DEEPEST_CAUSE)
			.anyMatch(Translation::saysAway);
	}

	private static boolean saysAway(Throwable thrown) {
		return thrown instanceof EventNotAcknowledged || thrown instanceof DataAccessResourceFailureException
				|| thrown instanceof TransientDataAccessException || thrown instanceof MongoTimeoutException
				|| thrown instanceof MongoSocketException
				|| (thrown instanceof MongoException mongo && mongo.hasErrorLabel("RetryableWriteError"));
	}

}
