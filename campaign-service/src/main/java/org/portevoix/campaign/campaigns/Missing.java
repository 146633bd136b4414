package org.portevoix.campaign.campaigns;

import org.jspecify.annotations.Nullable;

/**
 * Something that a campaign needs before it can be public.
 *
 * @param field as in the draft, or a field of an organisation, such as
 * {@code organisation.legalName}
 * @param language if it is missing in one language
 * @param code {@code required}, {@code too-long}, {@code invalid}, {@code unknown} or
 * {@code too-late}; codes stay
 */
public record Missing(String field, @Nullable String language, String code) {

}
