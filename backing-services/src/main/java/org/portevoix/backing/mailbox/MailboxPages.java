package org.portevoix.backing.mailbox;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** The mailbox for a person. What a mail says is shown, never run. */
final class MailboxPages {

	private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+[^\\s<>\".,;:!?)\\]]");

	private MailboxPages() {
	}

	static String list(List<Letter> letters, int count, @Nullable String to) {
		String rows = letters.stream().map(MailboxPages::row).collect(Collectors.joining());
		String table = letters.isEmpty() ? """
				<p class="empty">No mail%s. Whatever a service sends to <code>SMTP_PORT</code> shows up here.</p>
				""".formatted((to != null) ? " to this address" : " yet") : "<ul class=\"mails\">" + rows + "</ul>";
		return page("Mailbox", """
				<h1>Mailbox</h1>
				<form class="find" action="/">
					<label for="to">Mails to</label>
					<input id="to" name="to" type="search" value="%s" autocomplete="off" spellcheck="false">
					<button>Show</button>
				</form>
				<p class="muted">%d kept, the newest %d below.</p>
				%s""".formatted(escape((to != null) ? to : ""), count, letters.size(), table));
	}

	private static String row(Letter letter) {
		return """
				<li><a href="/messages/%s"><b>%s</b><span>%s</span><time datetime="%s">%s</time></a></li>
				""".formatted(letter.id(), escape(subject(letter)), escape(String.join(", ", letter.to())),
				letter.receivedAt(), time(letter));
	}

	static String letter(Letter letter) {
		return page(subject(letter), """
				<p><a href="/">← All mails</a></p>
				<h1>%s</h1>
				<dl><dt>From</dt><dd>%s</dd><dt>To</dt><dd>%s</dd><dt>Received</dt><dd>%s</dd></dl>
				%s%s
				<details><summary>Headers</summary><table>%s</table></details>
				""".formatted(escape(subject(letter)), escape(letter.from()), escape(String.join(", ", letter.to())),
				time(letter), text(letter), html(letter), headers(letter.headers())));
	}

	static String notFound() {
		return page("Not here", """
				<h1>Not here</h1>
				<p>That mail is gone or never came. <a href="/">Show all mails</a></p>
				""");
	}

	private static String text(Letter letter) {
		return (letter.text() == null) ? "" : "<h2>Text</h2><pre>" + withLinks(letter.text()) + "</pre>";
	}

	/** The frame runs no scripts and loads nothing; its links open outside it. */
	private static String html(Letter letter) {
		return (letter.html() == null) ? ""
				: """
						<h2>HTML</h2>
						<iframe title="The mail as HTML" sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="%s"></iframe>
						"""
					.formatted(escape("<base target=\"_blank\">" + letter.html()));
	}

	private static String headers(Map<String, String> headers) {
		return headers.entrySet()
			.stream()
			.map((header) -> "<tr><th>" + escape(header.getKey()) + "</th><td>" + escape(header.getValue())
					+ "</td></tr>")
			.collect(Collectors.joining());
	}

	private static String withLinks(String text) {
		return LINK.matcher(escape(text)).replaceAll("<a href=\"$0\" rel=\"noreferrer\">$0</a>");
	}

	private static String subject(Letter letter) {
		return (letter.subject() == null || letter.subject().isBlank()) ? "(no subject)" : letter.subject();
	}

	private static String time(Letter letter) {
		return letter.receivedAt().substring(0, 19).replace('T', ' ') + " UTC";
	}

	private static String page(String title, String main) {
		return """
				<!doctype html>
				<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
				<title>%s · Portevoix mailbox</title><link rel="stylesheet" href="/mailbox.css"></head>
				<body><header><a href="/">Portevoix <span>developer mailbox</span></a></header>
				<main>%s</main></body></html>
				""".formatted(escape(title), main);
	}

	private static String escape(String text) {
		return text.replace("&", "&amp;")
			.replace("<", "&lt;")
			.replace(">", "&gt;")
			.replace("\"", "&quot;")
			.replace("'", "&#39;");
	}

}
