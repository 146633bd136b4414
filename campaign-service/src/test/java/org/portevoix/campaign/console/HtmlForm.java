package org.portevoix.campaign.console;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.web.util.HtmlUtils;

/** The last form of a page, filled in as a browser without JavaScript would send it. */
final class HtmlForm {

	private static final Pattern FORM = Pattern.compile("<form [^>]*action=\"(/console/campaigns[^\"]*)\".*?</form>",
			Pattern.DOTALL);

	private static final Pattern CONTROL = Pattern
		.compile("<input ([^>]*)>|<textarea ([^>]*)>(.*?)</textarea>|<select ([^>]*)>(.*?)</select>", Pattern.DOTALL);

	private static final Pattern OPTION = Pattern.compile("<option([^>]*)>", Pattern.DOTALL);

	final String action;

	final Map<String, String> fields = new LinkedHashMap<>();

	private HtmlForm(String action) {
		this.action = action;
	}

	static HtmlForm of(String page) {
		Matcher found = FORM.matcher(page);
		if (!found.find()) {
			throw new AssertionError("No form in " + page);
		}
		HtmlForm form = new HtmlForm(found.group(1));
		Matcher control = CONTROL.matcher(found.group());
		while (control.find()) {
			if (control.group(1) != null) {
				form.input(control.group(1));
			}
			else if (control.group(2) != null) {
				form.fields.put(required(control.group(2)), HtmlUtils.htmlUnescape(control.group(3)));
			}
			else {
				form.fields.put(required(control.group(4)), chosen(control.group(5)));
			}
		}
		return form;
	}

	HtmlForm with(String name, String value) {
		if (!this.fields.containsKey(name)) {
			throw new AssertionError("The form has no field " + name + ", but " + this.fields.keySet());
		}
		this.fields.put(name, value);
		return this;
	}

	/** Ticks a box. */
	HtmlForm ticking(String name, String value) {
		this.fields.put(name, value);
		return this;
	}

	/** Presses a button that has a name. */
	HtmlForm act(String value) {
		this.fields.put("act", value);
		return this;
	}

	private void input(String attributes) {
		String name = attribute(attributes, "name");
		boolean box = "checkbox".equals(attribute(attributes, "type"));
		if (name != null && (!box || attributes.contains("checked"))) {
			String value = attribute(attributes, "value");
			this.fields.put(name, (value != null) ? value : "");
		}
	}

	private static String chosen(String options) {
		Matcher option = OPTION.matcher(options);
		String first = null;
		while (option.find()) {
			String value = attribute(option.group(1), "value");
			if (option.group(1).contains("selected")) {
				return (value != null) ? value : "";
			}
			first = (first != null) ? first : value;
		}
		return (first != null) ? first : "";
	}

	private static String required(String attributes) {
		String name = attribute(attributes, "name");
		if (name == null) {
			throw new AssertionError("A control without a name: " + attributes);
		}
		return name;
	}

	private static @Nullable String attribute(String attributes, String name) {
		Matcher found = Pattern.compile("(?:^|\\s)" + name + "=\"([^\"]*)\"").matcher(attributes);
		return found.find() ? HtmlUtils.htmlUnescape(found.group(1)) : null;
	}

}
