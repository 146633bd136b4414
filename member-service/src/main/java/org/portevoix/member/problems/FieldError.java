package org.portevoix.member.problems;

/**
 * A field that can't be taken as it is.
 *
 * @param field its name in the request, such as {@code arrangement.version}
 * @param code {@code required}, {@code too-long}, {@code invalid} or {@code immutable};
 * codes stay
 */
public record FieldError(String field, String code) {

}
