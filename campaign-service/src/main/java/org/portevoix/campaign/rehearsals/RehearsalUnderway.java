package org.portevoix.campaign.rehearsals;

import org.springframework.http.HttpStatus;

import org.portevoix.service.problems.Problem;

/** The campaign has a rehearsal that is not wiped yet. */
public class RehearsalUnderway extends Problem {

	private static final long serialVersionUID = 1L;

	RehearsalUnderway() {
		super(HttpStatus.CONFLICT, "rehearsal-underway",
				"The campaign is being rehearsed. Wipe that before you begin another rehearsal.");
	}

}
