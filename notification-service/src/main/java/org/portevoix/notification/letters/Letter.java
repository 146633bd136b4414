package org.portevoix.notification.letters;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A mail in words, before it is put into an envelope.
 *
 * @param language of the words
 * @param sender what the organisation is called
 * @param replyTo where answers go
 * @param recipient what the recipient is called, if it can be said safely
 */
public record Letter(String language, String sender, @Nullable String replyTo, @Nullable String recipient,
		String subject, List<Block> blocks) {

	public Letter {
		blocks = List.copyOf(blocks);
	}

	/** All of it as plain text. */
	public List<Piece> text() {
		return TextPart.of(this);
	}

	/** All of it as HTML that needs nothing else. */
	public List<Piece> html() {
		return HtmlPart.of(this);
	}

	/** A piece of a letter. */
	sealed interface Block {

		/** Some sentences. */
		record Paragraph(String text) implements Block {
		}

		/** A paragraph in the small print. */
		record Aside(String text) implements Block {
		}

		/** What comes next is about this. */
		record Heading(String text) implements Block {
		}

		/** Somebody's exact words. */
		record Quote(String text) implements Block {
		}

		/** One thing after the other. */
		record Items(List<String> items) implements Block {

			public Items {
				items = List.copyOf(items);
			}

		}

		/** What the letter is for: a link like a button. */
		record Action(String label, String url) implements Block {
		}

		/** Another link. */
		record Link(String label, String url) implements Block {
		}

		/**
		 * Blocks that many letters have in common, written out once.
		 *
		 * @param text as plain text
		 * @param html as HTML
		 */
		record Standing(Piece text, Piece html) implements Block {

			static Standing of(List<Block> blocks) {
				return new Standing(Piece.standing(TextPart.of(blocks)), Piece.standing(HtmlPart.of(blocks)));
			}

		}

	}

}
