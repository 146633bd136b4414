package org.portevoix.notification.letters;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.portevoix.notification.letters.Letter.Block;

/**
 * Writes a letter as HTML. Styles stand in the elements, because mail programs drop style
 * sheets; the few rules in the head only add a dark form where one is understood. Nothing
 * is loaded from anywhere.
 */
final class HtmlPart {

	private static final String SANS = "system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',Helvetica,Arial,sans-serif";

	private static final String SERIF = "Georgia,Cambria,serif";

	private static final String TEXT = "margin:0 0 16px;color:#1c1a17";

	private static final String SMALL = "margin:0 0 16px;font-size:15px;color:#5c564c";

	private static final String RULED = "margin:28px 0 10px;padding-top:20px;border-top:1px solid #ddd6c8;"
			+ "color:#1c1a17;font:bold 20px/1.25 " + SERIF;

	private static final String SAID = "margin:0 0 16px;padding:2px 0 2px 16px;border-left:4px solid #f0b23a;"
			+ "color:#1c1a17;font:italic 19px/1.45 " + SERIF;

	private static final String BUTTON = "display:inline-block;padding:16px 26px;border-radius:4px;background:#c2331d;"
			+ "color:#ffffff;font-weight:bold;font-size:18px;line-height:1.2;text-align:center;text-decoration:none";

	private static final String SENDER = "margin:0 0 20px;color:#5c564c;font:bold 15px/1.3 " + SERIF;

	private static final Piece DOCTYPE = Piece.standing("<!doctype html>\n");

	private static final Piece HEAD = Piece.standing("""
			<meta name="viewport" content="width=device-width, initial-scale=1">
			<meta name="color-scheme" content="light dark">
			<style>
			:root{color-scheme:light dark}
			@media (max-width:30rem){.leaf{padding:20px 18px 24px!important}.go{display:block!important}}
			@media (prefers-color-scheme:dark){
			body,.page{background:#17201f!important}
			.leaf{background:#1f2a29!important;border-color:#33413f!important;border-top-color:#e4573f!important}
			p,h2,li{color:#f1ece2!important}.fine{color:#c3bcae!important}.rule{border-color:#33413f!important}
			a{color:#8fd3c8!important}a.go{color:#ffffff!important}}
			</style></head>
			<body style="margin:0;padding:0;background:#f1ece2">
			<div class="page" style="background:#f1ece2;padding:16px 8px 32px">
			<div class="leaf" style="max-width:560px;margin:0 auto;padding:28px 32px 32px;background:#ffffff;\
			border:1px solid #ddd6c8;border-top:6px solid #c2331d;overflow-wrap:anywhere;color:#1c1a17;\
			font:17px/1.55 %s">
			""".formatted(SANS));

	private static final Piece END = Piece.standing("</div></div></body></html>\n");

	private HtmlPart() {
	}

	static List<Piece> of(Letter letter) {
		List<Piece> pieces = new ArrayList<>();
		pieces.add(DOCTYPE);
		pieces.add(Piece.own("<html lang=\"" + letter.language()
				+ "\" dir=\"ltr\"><head><meta charset=\"utf-8\"><title>" + escape(letter.subject()) + "</title>\n"));
		pieces.add(HEAD);
		pieces.add(Piece.own(element("p", "fine", SENDER, escape(letter.sender()))));
		for (Block block : letter.blocks()) {
			pieces.add((block instanceof Block.Standing standing) ? standing.html() : Piece.own(block(block)));
		}
		pieces.add(END);
		return pieces;
	}

	static String of(List<Block> blocks) {
		return blocks.stream().map(HtmlPart::block).collect(Collectors.joining());
	}

	private static String block(Block block) {
		return switch (block) {
			case Block.Paragraph(String text) -> element("p", "", TEXT, escape(text));
			case Block.Aside(String text) -> element("p", "fine", SMALL, escape(text));
			case Block.Heading(String text) -> element("h2", "rule", RULED, escape(text));
			case Block.Quote(String text) -> element("p", "", SAID, escape(text));
			case Block.Items(List<String> items) -> element("ul", "", "margin:0 0 16px;padding:0 0 0 22px",
					items.stream()
						.map((item) -> element("li", "", "margin:0 0 8px;color:#1c1a17", escape(item)))
						.collect(Collectors.joining()));
			case Block.Action(String label, String url) ->
				element("p", "", "margin:24px 0", link("go", BUTTON, label, url));
			case Block.Standing standing -> standing.html().lines();
			case Block.Link(String label, String url) -> element("p", "", "margin:0 0 16px",
					link("", "color:#0b5a52;display:inline-block;padding:4px 0", label, url));
		};
	}

	private static String element(String name, String kind, String style, String content) {
		return "<" + name + " class=\"" + kind + "\" style=\"" + style + "\">" + content + "</" + name + ">\n";
	}

	private static String link(String kind, String style, String label, String url) {
		return "<a class=\"" + kind + "\" href=\"" + escape(url) + "\" style=\"" + style + "\">" + escape(label)
				+ "</a>";
	}

	private static String escape(String text) {
		StringBuilder escaped = new StringBuilder(text.length() + 16);
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			switch (character) {
				case '&' -> escaped.append("&amp;");
				case '<' -> escaped.append("&lt;");
				case '>' -> escaped.append("&gt;");
				case '"' -> escaped.append("&quot;");
				case '\'' -> escaped.append("&#39;");
				default -> escaped.append(character);
			}
		}
		return escaped.toString();
	}

}
