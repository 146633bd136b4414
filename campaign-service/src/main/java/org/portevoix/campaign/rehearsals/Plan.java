package org.portevoix.campaign.rehearsals;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.portevoix.service.problems.FieldError;
import org.portevoix.service.problems.InvalidRequest;

/**
 * How many made-up people sign, and how fast.
 *
 * @param signatures in all, 10,000 at most
 * @param perSecond 100 at most; 10 if nobody says
 * @param consenting how many of 100 agree to each question that the form asks; 60 if
 * nobody says
 */
public record Plan(@Nullable Integer signatures, @Nullable Integer perSecond, @Nullable Integer consenting) {

	public static final int MOST_SIGNATURES = 10_000;

	public static final int FASTEST = 100;

	private static final int USUAL_PACE = 10;

	private static final int USUALLY_CONSENTING = 60;

	public Plan {
		perSecond = (perSecond != null) ? perSecond : Integer.valueOf(USUAL_PACE);
		consenting = (consenting != null) ? consenting : Integer.valueOf(USUALLY_CONSENTING);
	}

	/**
	 * Goes on with one that can be followed.
	 * @throws InvalidRequest with each number that is out of bounds
	 */
	Plan checked() {
		List<FieldError> errors = new ArrayList<>();
		check("signatures", this.signatures, 1, MOST_SIGNATURES, errors);
		check("perSecond", this.perSecond, 1, FASTEST, errors);
		check("consenting", this.consenting, 0, 100, errors);
		if (!errors.isEmpty()) {
			throw new InvalidRequest(errors);
		}
		return this;
	}

	private static void check(String field, @Nullable Integer number, int least, int most, List<FieldError> errors) {
		if (number == null) {
			errors.add(new FieldError(field, "required"));
		}
		else if (number < least || number > most) {
			errors.add(new FieldError(field, "invalid"));
		}
	}

}
