package org.portevoix.member.audit;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.portevoix.service.problems.FieldError;
import org.portevoix.service.problems.InvalidRequest;

import org.springframework.data.mongodb.core.query.Criteria;

/**
 * What somebody looks for.
 *
 * @param organisation one of those that she may read
 * @param person id of who did it, or a part of the name
 * @param act its name, or how it begins
 * @param object a part of its name
 * @param day in Brussels
 */
record Search(@Nullable String organisation, @Nullable String person, @Nullable String act, @Nullable String object,
		@Nullable String day) {

	private static final ZoneId ZONE = ZoneId.of("Europe/Brussels");

	Search {
		organisation = given(organisation);
		person = given(person);
		act = given(act);
		object = given(object);
		day = given(day);
	}

	/**
	 * The conditions.
	 * @param mayRead in which organisations; null for all
	 * @throws InvalidRequest if the day is none
	 */
	List<Criteria> criteria(@Nullable Set<String> mayRead) {
		List<Criteria> all = new ArrayList<>();
		if (mayRead != null) {
			all.add(Criteria.where("organisation").in(mayRead));
		}
		if (this.organisation != null) {
			all.add(Criteria.where("organisation").is(this.organisation));
		}
		if (this.person != null) {
			all.add(new Criteria().orOperator(Criteria.where("actor").is(this.person),
					containing("actorName", this.person)));
		}
		if (this.act != null) {
			all.add(beginning("act", this.act));
		}
		if (this.object != null) {
			all.add(containing("object", this.object));
		}
		if (this.day != null) {
			LocalDate date = date(this.day);
			all.add(Criteria.where("at")
				.gte(date.atStartOfDay(ZONE).toInstant())
				.lt(date.plusDays(1).atStartOfDay(ZONE).toInstant()));
		}
		return all;
	}

	private static @Nullable String given(@Nullable String text) {
		return (text == null || text.isBlank()) ? null : text.strip();
	}

	private static Criteria beginning(String field, String text) {
		return Criteria.where(field).regex("^" + Pattern.quote(text));
	}

	private static Criteria containing(String field, String text) {
		return Criteria.where(field).regex(Pattern.compile(Pattern.quote(text), Pattern.CASE_INSENSITIVE));
	}

	private static LocalDate date(String day) {
		try {
			return LocalDate.parse(day);
		}
		catch (DateTimeException ex) {
			throw new InvalidRequest(List.of(new FieldError("day", "invalid")));
		}
	}

}
