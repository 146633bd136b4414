package org.portevoix.member.team;

import org.portevoix.service.problems.Problem;

import org.springframework.http.HttpStatus;

/** Nobody would be left who could let others in. */
class LastAdministrator extends Problem {

	private static final long serialVersionUID = 1L;

	LastAdministrator() {
		super(HttpStatus.CONFLICT, "last-administrator",
				"This is the organisation's last administrator. Make somebody else administrator first.");
	}

}
