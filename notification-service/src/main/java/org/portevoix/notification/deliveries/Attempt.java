package org.portevoix.notification.deliveries;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One try.
 *
 * @param status what the endpoint answered; 0 for nothing
 * @param outcome {@code delivered}, {@code refused}, or why there was no answer
 * @param answer its beginning
 */
public record Attempt(Instant at, int status, String outcome, long millis, @Nullable String answer) {

}
