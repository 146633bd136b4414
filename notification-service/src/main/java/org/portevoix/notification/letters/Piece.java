package org.portevoix.notification.letters;

/**
 * Some whole lines of a letter that is written out.
 *
 * @param lines each ends with a line feed
 * @param standing whether many letters have just these lines; then they name nobody
 */
public record Piece(String lines, boolean standing) {

	static Piece standing(String lines) {
		return new Piece(lines, true);
	}

	static Piece own(String lines) {
		return new Piece(lines, false);
	}

}
