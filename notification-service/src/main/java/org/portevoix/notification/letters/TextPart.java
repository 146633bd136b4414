package org.portevoix.notification.letters;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.portevoix.notification.letters.Letter.Block;

/**
 * Writes a letter as plain text. Lines are not broken, since phones break them better; a
 * link stands alone on its line, so that every program finds its end.
 */
final class TextPart {

	private static final Piece BETWEEN = Piece.standing("\n");

	private TextPart() {
	}

	static List<Piece> of(Letter letter) {
		List<Piece> pieces = new ArrayList<>();
		for (Block block : letter.blocks()) {
			if (!pieces.isEmpty()) {
				pieces.add(BETWEEN);
			}
			pieces.add((block instanceof Block.Standing standing) ? standing.text() : Piece.own(block(block) + "\n"));
		}
		return pieces;
	}

	static String of(List<Block> blocks) {
		return blocks.stream().map(TextPart::block).collect(Collectors.joining("\n\n", "", "\n"));
	}

	private static String block(Block block) {
		return switch (block) {
			case Block.Paragraph(String text) -> text;
			case Block.Aside(String text) -> text;
			case Block.Heading(String text) -> text + "\n" + "-".repeat(text.codePointCount(0, text.length()));
			case Block.Quote(String text) -> "> " + text;
			case Block.Items(List<String> items) -> items.stream().map("- "::concat).collect(Collectors.joining("\n"));
			case Block.Action(String label, String url) -> label + "\n" + url;
			case Block.Link(String label, String url) -> label + "\n" + url;
			case Block.Standing standing -> standing.text().lines().stripTrailing();
		};
	}

}
