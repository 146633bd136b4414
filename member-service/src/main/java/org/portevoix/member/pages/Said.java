package org.portevoix.member.pages;

import java.util.List;

import org.portevoix.service.problems.FieldError;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Says things in the language of the request. */
@Component
public class Said {

	private final MessageSource messages;

	Said(MessageSource messages) {
		this.messages = messages;
	}

	public String of(String key, Object... filled) {
		return this.messages.getMessage(key, filled, LocaleContextHolder.getLocale());
	}

	public Faults faults(List<FieldError> errors) {
		return Faults.of(errors, this.messages, LocaleContextHolder.getLocale());
	}

	/** One fault alone. */
	public Faults fault(String field, String code) {
		return faults(List.of(new FieldError(field, code)));
	}

}
