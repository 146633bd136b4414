package org.portevoix.campaign.signing;

import org.portevoix.service.problems.Problem;

import org.springframework.http.HttpStatus;

/** The token proves nothing; most often, the link was cut on its way. */
public class BadLink extends Problem {

	private static final long serialVersionUID = 1L;

	BadLink() {
		super(HttpStatus.BAD_REQUEST, "bad-token", "This link is not complete. Copy it whole from the mail.");
	}

}
