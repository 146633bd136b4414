package org.portevoix.campaign.exports;

import java.io.IOException;

import org.portevoix.campaign.ledger.HandIn.Signatory;

/** What names are written on, one after the other; it keeps none in memory. */
sealed interface Paper permits CsvPaper, PdfPaper {

	void add(Signatory signatory) throws IOException;

	/** Writes what comes last, once all are there. */
	void end() throws IOException;

}
