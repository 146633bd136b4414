package org.portevoix.campaign.campaigns;

import org.portevoix.service.problems.Problem;

import org.springframework.http.HttpStatus;

/** Another campaign has this slug. */
public class SlugTaken extends Problem {

	private static final long serialVersionUID = 1L;

	public SlugTaken() {
		super(HttpStatus.CONFLICT, "slug-taken", "Another campaign has this slug. Please choose another one.");
	}

}
