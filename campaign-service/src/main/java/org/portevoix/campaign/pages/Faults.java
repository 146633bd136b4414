package org.portevoix.campaign.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.portevoix.service.problems.FieldError;

import org.springframework.context.MessageSource;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/**
 * What has to be looked at again before a form can be taken, in the words of the page,
 * one for each field.
 */
record Faults(List<Fault> list) {

	private static final Pattern BOX = Pattern.compile("consents\\[(\\d{1,3})].*");

	/** The order in which the form asks, which is that of the summary too. */
	private static final List<String> ORDER = List.of("givenName", "familyName", "email", "country", "postcode",
			"comment", "consents", "ageConfirmed");

	Faults {
		list = List.copyOf(list);
	}

	static Faults none() {
		return new Faults(List.of());
	}

	static Faults of(List<FieldError> errors, MessageSource messages, Locale locale) {
		List<Fault> faults = new ArrayList<>();
		for (FieldError error : errors) {
			Fault fault = fault(error, messages, locale);
			if (faults.stream().noneMatch((known) -> known.anchor().equals(fault.anchor()))) {
				faults.add(fault);
			}
		}
		faults.sort((one, other) -> Integer.compare(place(one), place(other)));
		return new Faults(faults);
	}

	/** The fault of a field, if it has one. */
	public @Nullable Fault at(String anchor) {
		return this.list.stream().filter((fault) -> fault.anchor().equals(anchor)).findFirst().orElse(null);
	}

	private static Fault fault(FieldError error, MessageSource messages, Locale locale) {
		Matcher box = BOX.matcher(error.field());
		String field = box.matches() ? "consents" : error.field();
		String anchor = box.matches() ? "consent-" + box.group(1) : ORDER.contains(field) ? field : "sign";
		String[] codes = { "fault." + field + "." + error.code(), "fault." + field, "fault" };
		return new Fault(field, anchor, messages.getMessage(new DefaultMessageSourceResolvable(codes), locale));
	}

	private static int place(Fault fault) {
		int place = ORDER.indexOf(fault.field());
		return (place < 0) ? ORDER.size() : place;
	}

}
