package org.portevoix.campaign.console;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

import org.portevoix.campaign.campaigns.Campaign;
import org.portevoix.campaign.campaigns.Campaign.PreviewLink;
import org.portevoix.tokens.InvalidToken;
import org.portevoix.tokens.TokenKeys;

/**
 * Links that show a draft to a colleague without an account. A link names the campaign,
 * its end and a serial; the draft knows the serial of the latest one, so that making
 * another, or none, ends those before.
 */
class PreviewLinks {

	private static final String PURPOSE = "preview";

	private static final int SERIAL_BYTES = 12;

	private final SecureRandom random = new SecureRandom();

	private final TokenKeys keys;

	private final Duration ttl;

	PreviewLinks(TokenKeys keys, Duration ttl) {
		this.keys = keys;
		this.ttl = ttl;
	}

	PreviewLink next(Instant now) {
		byte[] serial = new byte[SERIAL_BYTES];
		this.random.nextBytes(serial);
		return new PreviewLink(Base64.getUrlEncoder().withoutPadding().encodeToString(serial),
				Instant.ofEpochSecond(now.plus(this.ttl).getEpochSecond()));
	}

	String token(String campaignId, PreviewLink link) {
		return this.keys.seal(PURPOSE,
				campaignId + "." + link.serial() + "." + Long.toString(link.until().getEpochSecond(), 36));
	}

	/**
	 * What a token names; nothing if it was not made here, or its time is over.
	 */
	Optional<Named> read(String token, Instant now) {
		try {
			String[] parts = this.keys.open(PURPOSE, token).split("\\.", -1);
			Instant until = Instant.ofEpochSecond(Long.parseLong(parts[2], 36));
			return now.isBefore(until) ? Optional.of(new Named(parts[0], parts[1])) : Optional.empty();
		}
		catch (InvalidToken ex) {
			return Optional.empty();
		}
	}

	/**
	 * A campaign and the serial of a link.
	 */
	record Named(String campaignId, String serial) {

		/** Whether it is the link that the campaign has now. */
		boolean opens(Campaign campaign) {
			PreviewLink link = campaign.notes().preview();
			return link != null && link.serial().equals(this.serial);
		}

	}

}
