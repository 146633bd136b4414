package org.portevoix.member.consents;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What a person was shown, and how she answered.
 *
 * @param textVersion a hash of the words; of the notice, where signing itself was asked
 * @param words exactly as shown; null for signing itself, whose words stand in the
 * notice, and where they were gone
 * @param askedAt when the form was sent
 * @param confirmedAt when its sender proved to own the address
 * @param staff who recorded it, if not the person herself
 */
public record Proof(String textVersion, @Nullable String words, String noticeVersion, String language, Instant askedAt,
		Instant confirmedAt, @Nullable String staff, boolean ageConfirmed) {

}
