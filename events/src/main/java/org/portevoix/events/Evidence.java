package org.portevoix.events;

import org.jspecify.annotations.Nullable;

/**
 * Traces of abuse for the eyes of moderators, kept 30 days.
 *
 * @param network a salted hash of the /24 or /64 it came from
 * @param mailDomain the domain of the address
 * @param formSeconds how long the form was open
 */
public record Evidence(@Nullable String network, @Nullable String mailDomain, @Nullable Integer formSeconds) {

}
