package org.portevoix.events;

import static java.util.Objects.requireNonNull;

/**
 * What member-service recorded about a person. Carried by {@code members} under her
 * reference. Personal data.
 */
public sealed interface MemberEvent extends EventData {

	/** The keyed reference of the person. */
	String personId();

	/** An organisation may keep her name and address from now on, for the first time. */
	@EventType("member.joined.v1")
	record Joined(String personId, String organisation, String campaignId) implements MemberEvent {

		public Joined {
			requireNonNull(personId);
			requireNonNull(organisation);
			requireNonNull(campaignId);
		}

	}

	/** What is kept about her changed. */
	@EventType("member.updated.v1")
	record Updated(String personId, String organisation) implements MemberEvent {

		public Updated {
			requireNonNull(personId);
			requireNonNull(organisation);
		}

	}

	/** Nothing about her is kept any more, but the proof of it. */
	@EventType("member.erased.v1")
	record Erased(String personId) implements MemberEvent {

		public Erased {
			requireNonNull(personId);
		}

	}

	/**
	 * She agreed to something.
	 *
	 * @param consentId the entry of the consent ledger
	 */
	@EventType("consent.granted.v1")
	record ConsentGranted(String personId, String consentId, Purpose purpose, String organisation, String campaignId,
			String textVersion) implements MemberEvent {

		public ConsentGranted {
			requireNonNull(personId);
			requireNonNull(consentId);
			requireNonNull(purpose);
			requireNonNull(organisation);
			requireNonNull(campaignId);
			requireNonNull(textVersion);
		}

	}

	/**
	 * She took it back.
	 *
	 * @param consentId the entry of the consent ledger that says so
	 */
	@EventType("consent.withdrawn.v1")
	record ConsentWithdrawn(String personId, String consentId, Purpose purpose, String organisation,
			String campaignId) implements MemberEvent {

		public ConsentWithdrawn {
			requireNonNull(personId);
			requireNonNull(consentId);
			requireNonNull(purpose);
			requireNonNull(organisation);
			requireNonNull(campaignId);
		}

	}

}
