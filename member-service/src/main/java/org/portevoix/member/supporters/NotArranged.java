package org.portevoix.member.supporters;

import java.util.List;
import java.util.Map;

import org.portevoix.service.problems.Problem;

import org.springframework.http.HttpStatus;

/** The organisation may not receive people's data yet. */
final class NotArranged extends Problem {

	private static final long serialVersionUID = 1L;

	private final transient List<String> missing;

	NotArranged(List<String> missing) {
		super(HttpStatus.CONFLICT, "arrangement-incomplete",
				"The organisation may receive contact data once what is missing here is said about it.");
		this.missing = List.copyOf(missing);
	}

	@Override
	public Map<String, Object> properties() {
		return Map.of("missing", this.missing);
	}

}
