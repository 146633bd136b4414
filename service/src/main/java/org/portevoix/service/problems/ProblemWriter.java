package org.portevoix.service.problems;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.servlet.http.HttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** Writes a problem as {@code application/problem+json}, also where no controller is. */
public class ProblemWriter {

	private final JsonMapper json;

	ProblemWriter(JsonMapper json) {
		this.json = json;
	}

	/**
	 * Answers with a problem.
	 * @throws IOException if the asker left
	 */
	public void write(HttpServletResponse response, Problem problem) throws IOException {
		response.resetBuffer();
		response.setStatus(problem.status().value());
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		problem.headers().forEach(response::setHeader);
		problem.retryAfter()
			.ifPresent((wait) -> response.setHeader(HttpHeaders.RETRY_AFTER,
					Long.toString(Math.max(1, wait.toSeconds()))));
		this.json.writeValue(response.getOutputStream(), members(problem));
		response.flushBuffer();
	}

	private static Map<String, Object> members(Problem problem) {
		Map<String, Object> members = new LinkedHashMap<>();
		members.put("type", problem.type().toString());
		members.put("title", problem.status().getReasonPhrase());
		members.put("status", problem.status().value());
		members.put("detail", problem.detail());
		members.putAll(problem.properties());
		return members;
	}

}
