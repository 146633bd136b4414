package org.portevoix.ui;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

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
 * @param platform whether she administers the platform
 */
public record ConsolePage(Language language, @Nullable Section section, String title, String path, String csrf,
		@Nullable String person, boolean platform) {

	/** How the gateway tells what forms must send back. */
	private static final String CSRF = "X-CSRF-Token";

	public static ConsolePage of(HttpServletRequest request, @Nullable Section section, String title,
			@Nullable String person, boolean platform) {
		return new ConsolePage(PathLocaleResolver.languageOf(request), section, title, request.getRequestURI(),
				Objects.requireNonNullElse(request.getHeader(CSRF), ""), person, platform);
	}

	/** The parts of the console that she may see. */
	public List<Section> sections() {
		return Arrays.stream(Section.values())
			.filter((section) -> this.platform || section != Section.OPERATION)
			.toList();
	}

	/** Those that a reader can choose among. */
	public List<Language> languages() {
		return Language.all();
	}

	/** A part of the console; some belong to other services. */
	public enum Section {

		/** Drafts and what became of them. */
		CAMPAIGNS("campaigns"),
		/** Deliveries to partner systems. */
		SUBSCRIPTIONS("subscriptions"),
		/** API clients. */
		CLIENTS("clients"),
		/** Who works here. */
		TEAM("team"),
		/** What is said about organisations. */
		ORGANISATIONS("organisations"),
		/** Requests of people about their data. */
		PEOPLE("people"),
		/** What was done. */
		AUDIT("audit"),
		/** How the platform does, for those who administer it. */
		OPERATION("operation");

		private final String code;

		Section(String code) {
			this.code = code;
		}

		/** Names the message {@code console.CODE}. */
		public String code() {
			return this.code;
		}

		public String path() {
			return "/console/" + this.code;
		}

	}

}
