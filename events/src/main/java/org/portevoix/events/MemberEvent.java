package org.portevoix.events;

import java.util.List;

import org.jspecify.annotations.Nullable;

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

	/**
	 * What is kept about her changed.
	 *
	 * @param personRef her reference towards that organisation
	 * @param granted what she agreed to by signing once more, which no signature tells
	 * of; null where her name or address changed and nothing else
	 */
	@EventType("member.updated.v1")
	record Updated(String personId, String organisation, @Nullable String personRef,
			@Nullable Purpose granted) implements MemberEvent {

		public Updated {
			requireNonNull(personId);
			requireNonNull(organisation);
		}

	}

	/**
	 * An organisation took a list for the first time that holds her: whatever ends for
	 * her is told there too.
	 *
	 * @param personRef her reference towards that organisation
	 */
	@EventType("member.disclosed.v1")
	record Disclosed(String personId, String organisation, String personRef) implements MemberEvent {

		public Disclosed {
			requireNonNull(personId);
			requireNonNull(organisation);
			requireNonNull(personRef);
		}

	}

	/**
	 * Nothing about her is kept any more, but the proof of it.
	 *
	 * @param organisation the only one that forgets her; null where all do
	 * @param references what she was called towards those who knew her
	 */
	@EventType("member.erased.v1")
	record Erased(String personId, @Nullable String organisation, List<Reference> references) implements MemberEvent {

		public Erased {
			requireNonNull(personId);
			// Told without them once.
			references = (references != null) ? List.copyOf(references) : List.of();
		}

	}

	/** What a person is called towards one organisation. */
	record Reference(String organisation, String personRef) {

		public Reference {
			requireNonNull(organisation);
			requireNonNull(personRef);
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
	 * @param personRef her reference towards that organisation
	 */
	@EventType("consent.withdrawn.v1")
	record ConsentWithdrawn(String personId, String consentId, Purpose purpose, String organisation, String campaignId,
			@Nullable String personRef) implements MemberEvent {

		public ConsentWithdrawn {
			requireNonNull(personId);
			requireNonNull(consentId);
			requireNonNull(purpose);
			requireNonNull(organisation);
			requireNonNull(campaignId);
		}

	}

}
