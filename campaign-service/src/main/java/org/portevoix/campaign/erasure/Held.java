package org.portevoix.campaign.erasure;

import java.time.Instant;

/**
 * A signature that holds something of a person.
 *
 * @param oldest when the oldest of it was sent
 */
public record Held(String signatureId, String campaignId, String personId, Instant oldest) {

}
