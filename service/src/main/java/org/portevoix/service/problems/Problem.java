package org.portevoix.service.problems;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;

/**
 * Something that the asker is told about. The message is for her: it holds nothing
 * internal, and nothing personal.
 */
public abstract class Problem extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final HttpStatus status;

	private final String name;

	private final String detail;

	/**
	 * Creates a problem.
	 * @param name the last part of its type, which never changes
	 * @param detail what happened and what to do
	 */
	protected Problem(HttpStatus status, String name, String detail, @Nullable Throwable cause) {
		super(detail, cause);
		this.status = status;
		this.name = name;
		this.detail = detail;
	}

	protected Problem(HttpStatus status, String name, String detail) {
		this(status, name, detail, null);
	}

	public HttpStatus status() {
		return this.status;
	}

	public URI type() {
		return URI.create("https://portevoix.org/problems/" + this.name);
	}

	public String detail() {
		return this.detail;
	}

	/** Further members of the answer. */
	public Map<String, Object> properties() {
		return Map.of();
	}

	/** Headers that the answer needs. */
	public Map<String, String> headers() {
		return Map.of();
	}

	/** When to try again, if that helps. */
	public Optional<Duration> retryAfter() {
		return Optional.empty();
	}

}
