package org.portevoix.events;

import static java.util.Objects.requireNonNull;

/**
 * What one partner alone is told, by webhook and in the feed, and no topic carries. Of
 * what is about a person whose contact data it has had, the subject is her reference.
 */
public sealed interface PartnerEvent extends EventData {

	/**
	 * She agreed to something by signing once more, after you were told of her signature.
	 * Her contact goes along while she agrees.
	 *
	 * @param personRef names the person towards that partner, and no other
	 * @param purpose what she agreed to
	 */
	@EventType("contact.granted.v1")
	record Granted(String personRef, Purpose purpose) implements PartnerEvent {

		public Granted {
			requireNonNull(personRef);
			requireNonNull(purpose);
		}

	}

	/**
	 * She changed her name or address. Her contact goes along as it is now, while she
	 * agrees.
	 *
	 * @param personRef names the person towards that partner, and no other
	 */
	@EventType("contact.corrected.v1")
	record Corrected(String personRef) implements PartnerEvent {

		public Corrected {
			requireNonNull(personRef);
		}

	}

	/**
	 * She took her consent back: stop using her data for that purpose, and say within 14
	 * days that it is done.
	 *
	 * @param personRef names the person towards that partner, and no other
	 * @param purpose the one that she took back
	 */
	@EventType("contact.withdrawn.v1")
	record Withdrawn(String personRef, Purpose purpose) implements PartnerEvent {

		public Withdrawn {
			requireNonNull(personRef);
			requireNonNull(purpose);
		}

	}

	/**
	 * She is to be forgotten: delete her, and say within 14 days that it is done.
	 *
	 * @param personRef names the person towards that partner, and no other
	 */
	@EventType("contact.erased.v1")
	record Erased(String personRef) implements PartnerEvent {

		public Erased {
			requireNonNull(personRef);
		}

	}

	/**
	 * Somebody tries an endpoint out.
	 *
	 * @param subscription its id, the event's subject too
	 */
	@EventType("subscription.test.v1")
	record Test(String subscription) implements PartnerEvent {

		public Test {
			requireNonNull(subscription);
		}

	}

}
