package org.portevoix.member.organisations;

import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.OrganisationState;
import org.portevoix.service.access.Caller;
import org.portevoix.service.access.Permission;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Which organisations there are, and what they are called. */
@Component
public class Directory {

	private final Shelf<OrganisationState, Organisation> organisations;

	Directory(Shelf<OrganisationState, Organisation> organisations) {
		this.organisations = organisations;
	}

	/**
	 * Those where somebody may do something, by their names in the language of the
	 * request.
	 */
	public List<Entry> where(Caller caller, Permission permission) {
		String language = LocaleContextHolder.getLocale().getLanguage();
		Collator order = Collator.getInstance(LocaleContextHolder.getLocale());
		return this.organisations.all()
			.stream()
			.filter((one) -> caller.may(permission, one.id()))
			.map((one) -> new Entry(one.id(), one.state().nameIn(language)))
			.sorted(Comparator.comparing(Entry::name, order))
			.toList();
	}

	/**
	 * The one that is meant where none is named: that of who has one. Whoever has several
	 * chooses, so that nothing is done in the first of the alphabet by mistake.
	 */
	public static String meant(@Nullable String named, List<Entry> among) {
		if (named != null && !named.isBlank()) {
			return named;
		}
		return (among.size() == 1) ? among.getFirst().id() : "";
	}

	/** What one is called, if there is such a one. */
	public Optional<String> name(String id, String language) {
		return this.organisations.find(id).map((one) -> one.state().nameIn(language));
	}

	/** An organisation to choose. */
	public record Entry(String id, String name) {

	}

}
