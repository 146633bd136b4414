package org.portevoix.member.problems;

import java.net.URI;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * Something that the asker is told about. The text is for her: it holds nothing internal,
 * and nothing personal.
 */
public class Problem extends ErrorResponseException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates a problem.
	 * @param name the last part of its type, which never changes
	 * @param detail what happened and what to do
	 */
	public Problem(HttpStatus status, String name, String detail) {
		super(status, body(status, name, detail), null);
	}

	private static ProblemDetail body(HttpStatus status, String name, String detail) {
		ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
		body.setType(URI.create("https://portevoix.org/problems/" + name));
		return body;
	}

}
