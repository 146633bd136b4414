package org.portevoix.campaign.campaigns;

import org.portevoix.service.problems.Problem;

import org.springframework.http.HttpStatus;

/** There is no such campaign, or it is a draft that is nobody else's business. */
public class CampaignNotFound extends Problem {

	private static final long serialVersionUID = 1L;

	public CampaignNotFound() {
		super(HttpStatus.NOT_FOUND, "campaign-not-found", "There is no such campaign.");
	}

}
