package org.portevoix.campaign.exports;

import org.portevoix.service.problems.Problem;

import org.springframework.http.HttpStatus;

/** Somebody cancelled it while it was downloaded, or it is no longer to be had. */
class ExportStopped extends Problem {

	private static final long serialVersionUID = 1L;

	ExportStopped() {
		super(HttpStatus.CONFLICT, "export-stopped", "The export runs already, or was cancelled.");
	}

}
