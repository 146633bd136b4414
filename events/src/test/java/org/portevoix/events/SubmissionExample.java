package org.portevoix.events;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Builds what somebody typed into a form; what is not said is invented. */
public final class SubmissionExample {

	private String givenName = "Amélie";

	private String familyName = "Exemple";

	private String email = "amelie.exemple@example.org";

	private String country = "BE";

	private @Nullable String postcode = "1000";

	private String locale = "fr";

	private @Nullable String comment = "Pour une protection sociale partout.";

	private List<ConsentAnswer> consents = List
		.of(new ConsentAnswer(Purpose.NEWSLETTER, Examples.ORGANISATION, true, Examples.TEXT_VERSION));

	private String source = "other";

	private Instant submittedAt = Examples.TIME;

	SubmissionExample() {
	}

	public SubmissionExample name(String given, String family) {
		this.givenName = given;
		this.familyName = family;
		return this;
	}

	public SubmissionExample email(String email) {
		this.email = email;
		return this;
	}

	public SubmissionExample country(String country) {
		this.country = country;
		return this;
	}

	public SubmissionExample postcode(@Nullable String postcode) {
		this.postcode = postcode;
		return this;
	}

	public SubmissionExample locale(String locale) {
		this.locale = locale;
		return this;
	}

	public SubmissionExample comment(@Nullable String comment) {
		this.comment = comment;
		return this;
	}

	public SubmissionExample consents(ConsentAnswer... consents) {
		this.consents = List.of(consents);
		return this;
	}

	public SubmissionExample source(String source) {
		this.source = source;
		return this;
	}

	public SubmissionExample submittedAt(Instant submittedAt) {
		this.submittedAt = submittedAt;
		return this;
	}

	public Submission build() {
		return new Submission(this.givenName, this.familyName, this.email, this.country, this.postcode, this.locale,
				this.comment, true, this.consents, this.source, Examples.NOTICE_VERSION, this.submittedAt);
	}

}
