package org.portevoix.campaign.signing;

import org.portevoix.service.problems.Problem;

import org.springframework.http.HttpStatus;

/** The campaign takes no signatures now. */
public class CampaignNotOpen extends Problem {

	private static final long serialVersionUID = 1L;

	CampaignNotOpen() {
		super(HttpStatus.CONFLICT, "campaign-not-open", "This campaign takes no signatures now.");
	}

}
