package org.portevoix.service.problems;

import java.util.List;
import java.util.Map;

import org.springframework.http.HttpStatus;

/** Fields that can't be taken, all of them at once. */
public class InvalidRequest extends Problem {

	private static final long serialVersionUID = 1L;

	private final transient List<FieldError> errors;

	public InvalidRequest(List<FieldError> errors) {
		this(errors, "Some fields can't be taken as they are.");
	}

	/**
	 * Refuses fields.
	 * @param detail what helps whoever wrote the request
	 */
	public InvalidRequest(List<FieldError> errors, String detail) {
		super(HttpStatus.BAD_REQUEST, "invalid-request", detail);
		this.errors = List.copyOf(errors);
	}

	public List<FieldError> errors() {
		return this.errors;
	}

	@Override
	public Map<String, Object> properties() {
		return Map.of("errors", this.errors);
	}

}
