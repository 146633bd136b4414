package org.portevoix.service.problems;

import java.util.Map;

import org.springframework.http.HttpStatus;

/** A request that the framework refused before anything of ours saw it. */
final class Refused extends Problem {

	private static final long serialVersionUID = 1L;

	private final transient Map<String, String> headers;

	Refused(HttpStatus status, String name, String detail, Map<String, String> headers) {
		super(status, name, detail);
		this.headers = Map.copyOf(headers);
	}

	Refused(HttpStatus status, String name, String detail) {
		this(status, name, detail, Map.of());
	}

	@Override
	public Map<String, String> headers() {
		return this.headers;
	}

}
