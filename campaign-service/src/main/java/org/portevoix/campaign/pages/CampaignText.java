package org.portevoix.campaign.pages;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.CampaignState.HandedIn;
import org.portevoix.events.CampaignState.Target;
import org.portevoix.events.Purpose;
import org.portevoix.ui.Language;

/**
 * A campaign as a page in one language shows it.
 *
 * @param language what it is written in, which is its own where it lacks that of the page
 * @param storyHtml sanitised
 * @param thanksHtml sanitised
 * @param carrier who carries it, in daily life
 * @param controller the same, as registered
 * @param targetNames those it is addressed to, in one phrase, empty if nobody
 * @param stage how far it has come
 * @param support what pressing the button agrees to; it has no box of its own
 * @param boxes what can be agreed to or not
 * @param handedIn how the demand was handed in, if that was written down
 * @param answered what was answered, if that was written down
 */
record CampaignText(String slug, String language, String title, String demand, String storyHtml, String thanksHtml,
		@Nullable String commentUse, String carrier, String controller, List<String> partners, List<Target> targets,
		String targetNames, Stage stage, @Nullable Instant opensAt, Instant end, @Nullable String support,
		List<Box> boxes, @Nullable HandedIn handedIn, @Nullable Answered answered) {

	CampaignText {
		partners = List.copyOf(partners);
		targets = List.copyOf(targets);
		boxes = List.copyOf(boxes);
	}

	/** What it is written in, in the words of a reader. */
	public String languageIn(Language reader) {
		return Locale.of(this.language).getDisplayLanguage(reader.locale());
	}

	public boolean open() {
		return this.stage == Stage.OPEN;
	}

	/** How far a campaign has come, seen from a citizen. */
	enum Stage {

		SOON, OPEN, PAUSED, CLOSED, HANDED_IN, ANSWERED;

		/** The last part of its message keys. */
		public String words() {
			return switch (this) {
				case SOON -> "soon";
				case OPEN -> "open";
				case PAUSED -> "paused";
				case CLOSED -> "closed";
				case HANDED_IN -> "handed-in";
				case ANSWERED -> "answered";
			};
		}

	}

	/**
	 * What the decision makers answered.
	 *
	 * @param language what the answer is written in
	 * @param html sanitised
	 */
	record Answered(Instant at, String language, String html) {

	}

	/**
	 * One question of the form.
	 *
	 * @param index its place in the form
	 * @param version names the exact words
	 */
	record Box(int index, Purpose about, String organisation, String version, String words) {

		/** As the form names it. */
		public String purpose() {
			return this.about.code();
		}

	}

}
