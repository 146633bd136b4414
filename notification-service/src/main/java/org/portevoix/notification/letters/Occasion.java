package org.portevoix.notification.letters;

import java.time.Instant;

/**
 * What a confirmation mail is about.
 *
 * @param submission the id of the event that carried what was typed
 * @param at when it was typed
 */
public record Occasion(String submission, String signatureId, String campaignId, Instant at) {

}
