package org.portevoix.campaign.campaigns;

import java.util.List;
import java.util.Map;

import org.portevoix.service.problems.Problem;

import org.springframework.http.HttpStatus;

/** A campaign can't be public as it is; all that is missing is named at once. */
public class NotReady extends Problem {

	private static final long serialVersionUID = 1L;

	private final transient List<Missing> missing;

	NotReady(List<Missing> missing) {
		super(HttpStatus.UNPROCESSABLE_CONTENT, "not-ready", "The campaign is not ready to be public.");
		this.missing = List.copyOf(missing);
	}

	public List<Missing> missing() {
		return this.missing;
	}

	@Override
	public Map<String, Object> properties() {
		return Map.of("missing", this.missing);
	}

}
