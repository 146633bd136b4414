package org.portevoix.member.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.portevoix.service.problems.FieldError;

import org.springframework.context.MessageSource;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/**
 * What has to be looked at again before a form can be taken, in the words of the page,
 * one for each field.
 */
public record Faults(List<Fault> list) {

	public Faults {
		list = List.copyOf(list);
	}

	public static Faults none() {
		return new Faults(List.of());
	}

	/** In the order of the errors. */
	public static Faults of(List<FieldError> errors, MessageSource messages, Locale locale) {
		List<Fault> faults = new ArrayList<>();
		for (FieldError error : errors) {
			String anchor = error.field().replaceFirst("\\[.*", "");
			if (faults.stream().noneMatch((known) -> known.anchor().equals(anchor))) {
				faults.add(new Fault(anchor, message(error, anchor, messages, locale)));
			}
		}
		return new Faults(faults);
	}

	private static String message(FieldError error, String anchor, MessageSource messages, Locale locale) {
		String[] codes = { "fault." + anchor + "." + error.code(), "fault." + error.code(), "fault" };
		return messages.getMessage(new DefaultMessageSourceResolvable(codes), locale);
	}

	public boolean isEmpty() {
		return this.list.isEmpty();
	}

	/** The fault of a field, if it has one. */
	public @Nullable Fault at(String anchor) {
		return this.list.stream().filter((fault) -> fault.anchor().equals(anchor)).findFirst().orElse(null);
	}

}
