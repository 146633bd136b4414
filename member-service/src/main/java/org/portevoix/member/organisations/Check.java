package org.portevoix.member.organisations;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

import com.sanctionco.jmail.EmailValidator;
import com.sanctionco.jmail.JMail;
import org.jspecify.annotations.Nullable;
import org.portevoix.service.problems.FieldError;
import org.portevoix.service.problems.InvalidRequest;

/** Checks fields one by one, and gathers what is wrong with them. */
class Check {

	static final int LINE = 300;

	static final int TEXT = 50_000;

	private static final int LONGEST_ID = 80;

	private static final int LONGEST_ADDRESS = 254;

	private static final int MOST_ENTRIES = 500;

	private static final Set<String> LANGUAGES = Set.of("fr", "nl", "en", "es");

	private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

	private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

	/** Names end up in the headers of mails. */
	private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

	private static final EmailValidator ADDRESSES = JMail.strictValidator()
		.requireTopLevelDomain()
		.disallowIpDomain()
		.disallowExplicitSourceRouting()
		.disallowQuotedIdentifiers()
		.disallowObsoleteWhitespace();

	private final List<FieldError> errors = new ArrayList<>();

	/**
	 * Ends the check.
	 * @throws InvalidRequest with every faulty field
	 */
	void pass() {
		if (!this.errors.isEmpty()) {
			throw new InvalidRequest(this.errors);
		}
	}

	/** The id in the path; the body may repeat it, but not change it. */
	String id(String field, String id, @Nullable String repeated) {
		String valid = id(field, id);
		if (repeated != null && !repeated.equals(id)) {
			fault(field, "immutable");
		}
		return valid;
	}

	String id(String field, String id) {
		require(id.length() <= LONGEST_ID, field, "too-long");
		require(ID.matcher(id).matches(), field, "invalid");
		return id;
	}

	/** A text of one line, or nothing. */
	@Nullable String line(String field, @Nullable String value) {
		String line = text(field, value, LINE);
		require(line == null || !CONTROL.matcher(line).find(), field, "invalid");
		return line;
	}

	String requiredLine(String field, @Nullable String value) {
		return required(field, line(field, value));
	}

	@Nullable String text(String field, @Nullable String value, int longest) {
		String text = (value == null || value.isBlank()) ? null : value.strip();
		require(text == null || text.length() <= longest, field, "too-long");
		return text;
	}

	String country(String field, @Nullable String value) {
		String country = required(field, value);
		require(country.isEmpty() || COUNTRIES.contains(country), field, "invalid");
		return country;
	}

	@Nullable String email(String field, @Nullable String value) {
		String email = line(field, value);
		require(email == null || (email.length() <= LONGEST_ADDRESS && ADDRESSES.isValid(email)), field, "invalid");
		return email;
	}

	@Nullable String website(String field, @Nullable String value) {
		String website = line(field, value);
		require(website == null || isWebAddress(website), field, "invalid");
		return website;
	}

	private static boolean isWebAddress(String value) {
		try {
			URI uri = new URI(value);
			return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme())) && uri.getHost() != null
					&& uri.getUserInfo() == null;
		}
		catch (URISyntaxException ex) {
			return false;
		}
	}

	/** To the millisecond, as the store keeps it. */
	Instant time(String field, @Nullable String value) {
		String time = required(field, value);
		try {
			return time.isEmpty() ? Instant.EPOCH
					: OffsetDateTime.parse(time).toInstant().truncatedTo(ChronoUnit.MILLIS);
		}
		catch (DateTimeException ex) {
			fault(field, "invalid");
			return Instant.EPOCH;
		}
	}

	/** Texts by language. */
	Map<String, String> byLanguage(String field, @Nullable Map<String, @Nullable String> values,
			BiFunction<String, @Nullable String, @Nullable String> check) {
		Map<String, String> checked = new HashMap<>();
		Optional.ofNullable(values).orElse(Map.of()).forEach((language, value) -> {
			boolean known = require(LANGUAGES.contains(language), field, "invalid");
			String text = known ? check.apply(field + "." + language, value) : null;
			if (text != null) {
				checked.put(language, text);
			}
		});
		return checked;
	}

	/** Names by language; one that nobody translated is shown in English. */
	Map<String, String> names(String field, @Nullable Map<String, @Nullable String> values) {
		Map<String, String> names = byLanguage(field, values, this::line);
		require(names.containsKey("en"), field + ".en", "required");
		return names;
	}

	/** Distinct entries, none of them empty. */
	List<String> entries(String field, @Nullable List<@Nullable String> values,
			BiFunction<String, String, String> check) {
		List<@Nullable String> given = Optional.ofNullable(values).orElse(List.of());
		if (!require(given.size() <= MOST_ENTRIES, field, "too-long")) {
			return List.of();
		}
		List<String> checked = new ArrayList<>(given.size());
		for (int i = 0; i < given.size(); i++) {
			String name = "%s[%d]".formatted(field, i);
			String value = required(name, given.get(i));
			if (!value.isEmpty()) {
				checked.add(check.apply(name, value));
			}
		}
		return checked.stream().distinct().toList();
	}

	private String required(String field, @Nullable String value) {
		if (value == null || value.isBlank()) {
			fault(field, "required");
			return "";
		}
		return value;
	}

	private boolean require(boolean holds, String field, String code) {
		if (!holds) {
			fault(field, code);
		}
		return holds;
	}

	private void fault(String field, String code) {
		this.errors.add(new FieldError(field, code));
	}

}
