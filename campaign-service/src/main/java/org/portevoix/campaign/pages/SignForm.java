package org.portevoix.campaign.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.portevoix.campaign.signing.SignatureRequest;

/**
 * The form of a campaign as it was sent, to be judged by the same rules as the JSON of
 * the API. All of it is text, so that nothing that a person types fails before that.
 *
 * @param openedAt when the page was sent, in seconds of the epoch
 */
record SignForm(@Nullable String givenName, @Nullable String familyName, @Nullable String email,
		@Nullable String country, @Nullable String postcode, @Nullable String locale, @Nullable String comment,
		@Nullable String ageConfirmed, List<@Nullable Answer> consents, @Nullable String source,
		@Nullable String openedAt) {

	/** The most questions that a form can have. */
	private static final int MOST_ANSWERS = 32;

	/**
	 * Reads what was sent. By name, rather than by binding whatever comes: a list is not
	 * to grow as long as somebody writes.
	 * @param field the value of a field, if it was sent
	 */
	static SignForm read(UnaryOperator<@Nullable String> field) {
		List<@Nullable Answer> answers = new ArrayList<>();
		for (int index = 0; index < MOST_ANSWERS; index++) {
			String name = "consents[" + index + "].";
			String purpose = field.apply(name + "purpose");
			answers.add((purpose == null) ? null : new Answer(purpose, field.apply(name + "organisation"),
					field.apply(name + "granted"), field.apply(name + "textVersion")));
		}
		return new SignForm(field.apply("givenName"), field.apply("familyName"), field.apply("email"),
				field.apply("country"), field.apply("postcode"), field.apply("locale"), field.apply("comment"),
				field.apply("ageConfirmed"), answers, field.apply("source"), field.apply("openedAt"));
	}

	/** A form that nobody has touched yet. */
	static SignForm fresh(@Nullable String country, @Nullable String source, long now) {
		return new SignForm(null, null, null, country, null, null, null, null, List.of(), source, Long.toString(now));
	}

	SignatureRequest request(long now) {
		return new SignatureRequest(this.givenName, this.familyName, this.email, this.country,
				blankAsNull(this.postcode), this.locale, blankAsNull(this.comment), ticked(this.ageConfirmed),
				consentsInPlace(), blankAsNull(this.source), secondsOpen(now));
	}

	/** Whether the statement of age is ticked. */
	public boolean ofAge() {
		return ticked(this.ageConfirmed);
	}

	/** Whether the box of a question is ticked, wherever it stood in the form. */
	public boolean agrees(String purpose, String organisation) {
		return this.consents.stream()
			.anyMatch((answer) -> answer != null && purpose.equals(answer.purpose())
					&& organisation.equals(answer.organisation()) && ticked(answer.granted()));
	}

	/** For how long the form was open, if it says so credibly. */
	private @Nullable Integer secondsOpen(long now) {
		if (this.openedAt == null || !this.openedAt.matches("\\d{1,12}")) {
			return null;
		}
		long seconds = now - Long.parseLong(this.openedAt);
		return (seconds >= 0 && seconds <= Integer.MAX_VALUE) ? (int) seconds : null;
	}

	/** A gap stays one, so that a fault is told where it was made. */
	private List<SignatureRequest.@Nullable Consent> consentsInPlace() {
		List<SignatureRequest.@Nullable Consent> consents = new ArrayList<>();
		this.consents.forEach((answer) -> consents.add((answer != null) ? answer.consent() : null));
		return consents;
	}

	private static boolean ticked(@Nullable String value) {
		return "true".equals(value) || "on".equals(value);
	}

	private static @Nullable String blankAsNull(@Nullable String value) {
		return (value == null || value.isBlank()) ? null : value;
	}

	/** The answer to one question. */
	record Answer(@Nullable String purpose, @Nullable String organisation, @Nullable String granted,
			@Nullable String textVersion) {

		SignatureRequest.Consent consent() {
			return new SignatureRequest.Consent(this.purpose, this.organisation, ticked(this.granted),
					this.textVersion);
		}

	}

}
