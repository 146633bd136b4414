package org.portevoix.campaign.dashboard;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A campaign's numbers as one reader sees them: written in her language.
 *
 * @param empty whether nobody signed yet
 * @param asOf when the store said so
 * @param rate null while nobody signed
 * @param consents in force among those that count
 * @param days one for each, the first to the last
 * @param hours 24
 */
record Dashboard(boolean empty, String asOf, String confirmed, String goal, String pending, @Nullable String rate,
		List<Line> consents, List<Point> days, List<Point> hours, List<Breakdown> breakdowns) {

	/**
	 * One bar of a plot, and one row of the table behind it.
	 *
	 * @param x seconds since 1970, or the hour
	 * @param sum what it adds up to so far; null where that says nothing
	 */
	record Point(long x, long y, String name, String number, @Nullable String sum) {

	}

	/**
	 * One row of a breakdown.
	 *
	 * @param width of its bar, 0 to 100
	 */
	record Line(String name, String number, String share, long width) {

	}

	/**
	 * The count by one dimension.
	 *
	 * @param code names its messages
	 */
	record Breakdown(String code, List<Line> lines) {

	}

	/**
	 * Something that happened.
	 *
	 * @param mark what names it on the plot
	 * @param day seconds since 1970 at which it is drawn
	 */
	record Moment(String mark, long day, String time, String words, @Nullable String by) {

	}

}
