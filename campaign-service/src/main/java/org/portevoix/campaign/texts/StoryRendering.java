package org.portevoix.campaign.texts;

import java.util.List;
import java.util.regex.Pattern;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentLruCache;

/**
 * Makes safe HTML of what an author wrote in Markdown. Raw HTML is shown as it was typed,
 * and images are left out, since they would tell somebody else who reads the page.
 */
@Component
public class StoryRendering {

	private static final int CACHED = 512;

	/** The page has the first level. */
	private static final int TOP = 2;

	private static final int DEEPEST = 3;

	/** What word processors put before the entries of a list. */
	private static final Pattern BULLET = Pattern.compile("(?m)^(\\h*)[•·▪◦‣]\\h+");

	private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
		.allowElements("p", "br", "hr", "h2", "h3", "ul", "ol", "li", "blockquote", "em", "strong", "code", "pre", "a")
		.allowAttributes("href")
		.onElements("a")
		.allowAttributes("start")
		.matching(Pattern.compile("[0-9]{1,9}"))
		.onElements("ol")
		.allowUrlProtocols("https", "http", "mailto", "tel")
		.requireRelsOnLinks("nofollow", "noopener", "noreferrer")
		.toFactory();

	private final Parser parser = Parser.builder().build();

	private final HtmlRenderer renderer = HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

	private final ConcurrentLruCache<String, String> cache = new ConcurrentLruCache<>(CACHED, this::render);

	/** The text as HTML that can stand in a page as it is. */
	public String html(String markdown) {
		return this.cache.get(markdown);
	}

	private String render(String markdown) {
		Node document = this.parser.parse(BULLET.matcher(markdown).replaceAll("$1- "));
		Headings headings = new Headings();
		document.accept(headings);
		headings.level();
		return POLICY.sanitize(this.renderer.render(document));
	}

	/** Whatever level an author begins with, below the page's title it is the second. */
	private static final class Headings extends AbstractVisitor {

		private final List<Heading> found = new java.util.ArrayList<>();

		@Override
		public void visit(Heading heading) {
			this.found.add(heading);
			visitChildren(heading);
		}

		void level() {
			int highest = this.found.stream().mapToInt(Heading::getLevel).min().orElse(TOP);
			this.found.forEach(
					(heading) -> heading.setLevel(Math.clamp((long) heading.getLevel() - highest + TOP, TOP, DEEPEST)));
		}

	}

}
