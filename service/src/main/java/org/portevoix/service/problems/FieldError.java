package org.portevoix.service.problems;

/**
 * A field that can't be taken as it is.
 *
 * @param field its name in the request, such as {@code consents[0].purpose}
 * @param code {@code required}, {@code too-long}, {@code invalid}, {@code not-asked},
 * {@code unknown-version} or {@code must-be-true}; codes stay
 */
public record FieldError(String field, String code) {

}
