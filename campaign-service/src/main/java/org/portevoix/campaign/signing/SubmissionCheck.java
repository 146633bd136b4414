package org.portevoix.campaign.signing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import com.sanctionco.jmail.EmailValidator;
import com.sanctionco.jmail.JMail;
import org.jspecify.annotations.Nullable;
import org.portevoix.service.problems.FieldError;
import org.portevoix.service.problems.InvalidRequest;
import org.portevoix.events.CampaignState;
import org.portevoix.events.ConsentAnswer;
import org.portevoix.events.Purpose;
import org.portevoix.events.Rehearsal;
import org.portevoix.events.Submission;

/**
 * Turns a request into a submission, or says everything that hinders it at once. What the
 * campaign does not ask for is not kept.
 */
final class SubmissionCheck {

	private static final int LONGEST_NAME = 100;

	private static final int LONGEST_ADDRESS = 254;

	private static final int LONGEST_COMMENT = 1000;

	private static final int MOST_CONSENTS = 50;

	private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

	private static final Set<String> LANGUAGES = Set.of("fr", "nl", "en", "es");

	private static final EmailValidator ADDRESSES = JMail.strictValidator()
		.requireTopLevelDomain()
		.disallowIpDomain()
		.disallowExplicitSourceRouting()
		.disallowQuotedIdentifiers()
		.disallowObsoleteWhitespace();

	private static final Pattern LETTER = Pattern.compile("\\p{L}");

	/**
	 * What no name has: control characters, half characters, what turns the direction of
	 * others or shows nothing at all, towers of marks, what a spreadsheet calculates, and
	 * what makes a mail program see a link.
	 */
	private static final Pattern NOT_IN_A_NAME = Pattern
		.compile("[\\p{Cc}\\p{Co}\\p{Cn}\\p{Cs}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069"
				+ "\\u115F\\u1160\\u3164\\uFFA0<>=;|]|\\p{M}{9,}|://|www\\.", Pattern.CASE_INSENSITIVE);

	private static final Pattern POSTCODE = Pattern.compile("[\\p{L}\\p{N} .-]{1,16}");

	private final CampaignState campaign;

	private final SignatureRequest request;

	private final List<FieldError> errors = new ArrayList<>();

	private SubmissionCheck(CampaignState campaign, SignatureRequest request) {
		this.campaign = campaign;
		this.request = request;
	}

	/**
	 * Checks a request.
	 * @throws InvalidRequest with each field that can't be taken
	 */
	static Submission submission(CampaignState campaign, SignatureRequest request, Instant now) {
		return new SubmissionCheck(campaign, request).submission(now);
	}

	private Submission submission(Instant now) {
		String givenName = name("givenName", this.request.givenName());
		String familyName = name("familyName", this.request.familyName());
		String email = email();
		String country = oneOf("country", this.request.country(), COUNTRIES);
		String postcode = optional(this.request.postcode());
		require(postcode == null || POSTCODE.matcher(postcode).matches(), "postcode", "invalid");
		String locale = oneOf("locale", this.request.locale(), LANGUAGES);
		require(Boolean.TRUE.equals(this.request.ageConfirmed()), "ageConfirmed", "must-be-true");
		String comment = comment(locale);
		List<ConsentAnswer> consents = consents();
		if (!this.errors.isEmpty()) {
			throw refusal();
		}
		return new Submission(givenName, familyName, email, country, postcode, locale, comment, true, consents,
				source(), this.campaign.notice(locale).version(), now);
	}

	private String name(String field, @Nullable String typed) {
		String name = optional(typed);
		if (name == null) {
			return missing(field);
		}
		require(name.length() <= LONGEST_NAME, field, "too-long");
		require(LETTER.matcher(name).find() && !NOT_IN_A_NAME.matcher(name).find(), field, "invalid");
		return name;
	}

	private String email() {
		String email = optional(this.request.email());
		if (email == null) {
			return missing("email");
		}
		boolean fits = require(email.length() <= LONGEST_ADDRESS, "email", "too-long");
		if (fits) {
			// Nobody real is in a rehearsal, and nobody made up is anywhere else.
			require(ADDRESSES.isValid(email) && Rehearsal.isMadeUp(email) == Rehearsal.isId(this.campaign.campaignId()),
					"email", "invalid");
		}
		return email;
	}

	private String oneOf(String field, @Nullable String typed, Set<String> known) {
		String value = optional(typed);
		if (value == null) {
			return missing(field);
		}
		require(known.contains(value), field, "invalid");
		return value;
	}

	private @Nullable String comment(String locale) {
		String comment = optional(this.request.comment());
		if (comment == null || !LANGUAGES.contains(locale) || this.campaign.translation(locale).commentUse() == null) {
			return null;
		}
		require(comment.length() <= LONGEST_COMMENT, "comment", "too-long");
		return comment;
	}

	private String source() {
		String source = optional(this.request.source());
		if (source != null && (this.campaign.sources().contains(source) || this.campaign.partners().contains(source))) {
			return source;
		}
		return "other";
	}

	private List<ConsentAnswer> consents() {
		List<SignatureRequest.@Nullable Consent> asked = Optional.ofNullable(this.request.consents()).orElse(List.of());
		if (!require(asked.size() <= MOST_CONSENTS, "consents", "too-long")) {
			return List.of();
		}
		List<ConsentAnswer> answers = new ArrayList<>(asked.size());
		for (int i = 0; i < asked.size(); i++) {
			SignatureRequest.Consent answer = asked.get(i);
			if (answer != null) {
				answer("consents[" + i + "]", answer).ifPresent(answers::add);
			}
		}
		return answers;
	}

	private Optional<ConsentAnswer> answer(String field, SignatureRequest.Consent answer) {
		Optional<Purpose> purpose = purpose(answer.purpose());
		Optional<CampaignState.ConsentQuestion> question = purpose
			.flatMap((known) -> this.campaign.question(known, String.valueOf(answer.organisation())));
		if (purpose.isEmpty() || question.isEmpty()) {
			require(false, field + ".purpose", "not-asked");
			return Optional.empty();
		}
		String version = String.valueOf(answer.textVersion());
		if (!require(question.get().words(version).isPresent(), field + ".textVersion", "unknown-version")) {
			return Optional.empty();
		}
		return Optional.of(new ConsentAnswer(purpose.get(), question.get().organisation(),
				Boolean.TRUE.equals(answer.granted()), version));
	}

	private static Optional<Purpose> purpose(@Nullable String code) {
		for (Purpose purpose : Purpose.values()) {
			if (purpose.code().equals(code)) {
				return Optional.of(purpose);
			}
		}
		return Optional.empty();
	}

	/** A form that shows the words of another day, or none, is told where today's are. */
	private InvalidRequest refusal() {
		boolean words = this.errors.stream().anyMatch((error) -> error.code().equals("unknown-version"));
		return words ? new InvalidRequest(this.errors,
				"Some fields can't be taken as they are. Each textVersion is in consents of GET /api/v1/campaigns/"
						+ this.campaign.slug() + ", for each language with its words.")
				: new InvalidRequest(this.errors);
	}

	private String missing(String field) {
		this.errors.add(new FieldError(field, "required"));
		return "";
	}

	private boolean require(boolean holds, String field, String code) {
		if (!holds) {
			this.errors.add(new FieldError(field, code));
		}
		return holds;
	}

	private static @Nullable String optional(@Nullable String typed) {
		return (typed == null || typed.isBlank()) ? null : typed.strip();
	}

}
