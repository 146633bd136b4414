package org.portevoix.service.problems;

import org.springframework.http.HttpStatus;

/** Somebody else changed the same thing in between; nothing of either change is lost. */
public class ChangedMeanwhile extends Problem {

	private static final long serialVersionUID = 1L;

	public ChangedMeanwhile() {
		super(HttpStatus.CONFLICT, "changed-meanwhile",
				"Somebody changed this in the meantime. Read it again, and repeat your change.");
	}

}
