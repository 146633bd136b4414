package org.portevoix.campaign.campaigns;

import java.util.Map;

import org.portevoix.service.problems.Problem;

import org.springframework.http.HttpStatus;

/** The campaign is not where this step begins. */
public class WrongState extends Problem {

	private static final long serialVersionUID = 1L;

	private final String state;

	WrongState(String state) {
		super(HttpStatus.CONFLICT, "wrong-state", "The campaign is not in a state in which this can be done.");
		this.state = state;
	}

	/** As {@link PublicCampaign#status()} names it. */
	public String state() {
		return this.state;
	}

	@Override
	public Map<String, Object> properties() {
		return Map.of("state", this.state);
	}

}
