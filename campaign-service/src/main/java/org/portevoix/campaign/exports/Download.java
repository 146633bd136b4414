package org.portevoix.campaign.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.stream.Stream;

import org.portevoix.campaign.exports.Export.State;
import org.portevoix.campaign.ledger.Count;
import org.portevoix.campaign.ledger.HandIn;
import org.portevoix.campaign.ledger.HandIn.Signatory;
import org.portevoix.events.CampaignState;
import org.portevoix.service.csv.Separator;
import org.portevoix.ui.Language;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.MessageSource;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Writes the names straight from the store to whoever downloads them, and says on the way
 * how far it is.
 */
@Component
class Download {

	private static final Logger log = LoggerFactory.getLogger(Download.class);

	private final Exports exports;

	private final HandIn handIn;

	private final Handovers handovers;

	private final MessageSource messages;

	private final ExportSettings settings;

	private final ScriptFonts scripts;

	Download(Exports exports, HandIn handIn, Handovers handovers, MessageSource messages, ExportSettings settings,
			ScriptFonts scripts) {
		this.exports = exports;
		this.handIn = handIn;
		this.handovers = handovers;
		this.messages = messages;
		this.settings = settings;
		this.scripts = scripts;
	}

	/**
	 * Writes one whole file. Nothing is written before the store begins to answer, so
	 * that a store that is away can still be told of.
	 * @param run which download it is
	 * @throws ExportStopped if it was cancelled in the middle
	 * @throws UncheckedIOException if the line broke
	 */
	void write(Export export, String run, CampaignState campaign, Count count, Opening opening) {
		long written = 0;
		State ended = State.FAILED;
		try (Stream<Signatory> agreed = this.handIn.agreed(campaign.campaignId(), campaign.organisation())) {
			Iterator<Signatory> names = agreed.iterator();
			boolean more = names.hasNext();
			OutputStream out = opening.open();
			Paper paper = paper(export, campaign, count, out);
			for (; more; more = names.hasNext()) {
				paper.add(names.next());
				written++;
				if (written % this.settings.progressEvery() == 0 && !this.exports.progress(export.id(), run, written)) {
					throw new ExportStopped();
				}
			}
			if (!this.exports.progress(export.id(), run, written)) {
				throw new ExportStopped();
			}
			paper.end();
			out.flush();
			ended = State.DONE;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			end(export.id(), run, written, ended);
		}
	}

	private Paper paper(Export export, CampaignState campaign, Count count, OutputStream out) throws IOException {
		Locale locale = Language.of(campaign.defaultLanguage()).orElse(Language.FR).locale();
		return switch (export.kind()) {
			case SPREADSHEET -> new CsvPaper(out, Separator.SEMICOLON, locale, this.messages);
			case CSV -> new CsvPaper(out, Separator.COMMA, locale, this.messages);
			case PDF -> new PdfPaper(out, this.handovers.of(campaign, count), this.scripts);
		};
	}

	/** If the store does not take it, the lease runs out and says the same. */
	private void end(String id, String run, long written, State state) {
		try {
			this.exports.end(id, run, written, state);
		}
		catch (DataAccessException ex) {
			log.warn("The end of an export is not noted: {}", ex.getClass().getSimpleName());
		}
	}

	/** Where the file goes, opened when there is something to write. */
	interface Opening {

		OutputStream open() throws IOException;

	}

}
