package org.portevoix.ui;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * What the console's layout has to know about a page; its model name is {@code page}.
 *
 * @param language of the reader
 * @param section the part of the console that it belongs to; null for none
 * @param title without the name of the platform
 * @param path its own address
 * @param csrf what each form sends back as {@code _csrf}; the gateway made it, and checks
 * it
 * @param person who is signed in, for herself
 * @param may the names of the permissions that she has somewhere
 */
public record ConsolePage(Language language, @Nullable Section section, String title, String path, String csrf,
		@Nullable String person, Set<String> may) {

	/** How the gateway tells what forms must send back. */
	private static final String CSRF = "X-CSRF-Token";

	public ConsolePage {
		may = Set.copyOf(may);
	}

	public static ConsolePage of(HttpServletRequest request, @Nullable Section section, String title,
			@Nullable String person, Set<String> may) {
		return new ConsolePage(PathLocaleResolver.languageOf(request), section, title, request.getRequestURI(),
				Objects.requireNonNullElse(request.getHeader(CSRF), ""), person, may);
	}

	/** The parts of the console whose first page she may open. */
	public List<Section> sections() {
		return Arrays.stream(Section.values()).filter(this::opens).toList();
	}

	/**
	 * Whether she may open the first page of a part, so that nothing refused is offered.
	 */
	public boolean opens(Section section) {
		return section.permission == null || this.may.contains(section.permission);
	}

	/** Those that a reader can choose among. */
	public List<Language> languages() {
		return Language.all();
	}

	/** A part of the console; some belong to other services. */
	public enum Section {

		/** Drafts and what became of them. */
		CAMPAIGNS("campaigns", null),
		/** Deliveries to partner systems. */
		SUBSCRIPTIONS("subscriptions", "SUBSCRIPTIONS_MANAGE"),
		/** API clients. */
		CLIENTS("clients", "CLIENTS_MANAGE"),
		/** Who works here. */
		TEAM("team", "STAFF_MANAGE"),
		/** What is said about organisations. */
		ORGANISATIONS("organisations", "ORGANISATION_WRITE"),
		/** Requests of people about their data. */
		PEOPLE("people", "PEOPLE_ANSWER"),
		/** What was done. */
		AUDIT("audit", "AUDIT_READ"),
		/** How the platform does, for those who administer it. */
		OPERATION("operation", "PLATFORM_OPERATE");

		private final String code;

		private final @Nullable String permission;

		Section(String code, @Nullable String permission) {
			this.code = code;
			this.permission = permission;
		}

		/** Names the message {@code console.CODE}. */
		public String code() {
			return this.code;
		}

		/**
		 * The name of the permission that its first page asks for; null if it asks for
		 * none.
		 */
		public @Nullable String permission() {
			return this.permission;
		}

		public String path() {
			return "/console/" + this.code;
		}

	}

}
