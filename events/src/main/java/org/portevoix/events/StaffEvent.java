package org.portevoix.events;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * What concerns the people and the programs that work with the platform. Carried by
 * {@code staff} under the id of the person or the client. Personal data of staff; a link
 * in it is good once, and no longer than it says.
 */
public sealed interface StaffEvent extends EventData {

	/**
	 * Somebody is to work for an organisation, and has to be told.
	 *
	 * @param language to write to her in
	 * @param organisation what the organisation is called in that language; null for the
	 * platform
	 * @param invitedBy what the person who invites is called
	 * @param link where she accepts, or signs in if she has an account
	 * @param expiresAt until when the link is good; null if it does not end
	 */
	@EventType("staff.invited.v1")
	record Invited(String staffId, String email, String name, String language, @Nullable String organisation,
			@Nullable String invitedBy, String link, @Nullable Instant expiresAt) implements StaffEvent {

		public Invited {
			requireNonNull(staffId);
			requireNonNull(email);
			requireNonNull(name);
			requireNonNull(language);
			requireNonNull(link);
		}

	}

	/**
	 * Somebody asked for a way back in.
	 *
	 * @param language to write to her in
	 * @param link where she chooses a new password
	 * @param expiresAt until when the link is good
	 */
	@EventType("staff.reset-requested.v1")
	record ResetRequested(String staffId, String email, String name, String language, String link,
			Instant expiresAt) implements StaffEvent {

		public ResetRequested {
			requireNonNull(staffId);
			requireNonNull(email);
			requireNonNull(name);
			requireNonNull(language);
			requireNonNull(link);
			requireNonNull(expiresAt);
		}

	}

	/**
	 * The tokens of an API client are good no longer.
	 *
	 * @param organisation whose client it was
	 */
	@EventType("client.revoked.v1")
	record ClientRevoked(String clientId, String organisation) implements StaffEvent {

		public ClientRevoked {
			requireNonNull(clientId);
			requireNonNull(organisation);
		}

	}

}
