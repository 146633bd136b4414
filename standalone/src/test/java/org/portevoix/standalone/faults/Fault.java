package org.portevoix.standalone.faults;

import java.util.Set;

/** Something that goes wrong while people sign and confirm. */
interface Fault {

	/** A few words; unlike those of all others. */
	String name();

	/**
	 * Makes it go wrong, and right again; people sign all the time.
	 * @return what was done, for the report
	 * @throws Skipped if that can't be done here
	 */
	String strike(Platform platform, Crowd crowd) throws Exception;

	/** What may happen then, and would be wrong otherwise. */
	default Set<Allowed> allowed() {
		return Set.of(Allowed.TROUBLE);
	}

	/** New citizens a second meanwhile. */
	default double perSecond() {
		return 20;
	}

	/** Records that nobody can read, each of which every reader puts aside once. */
	default int poison() {
		return 0;
	}

	/** What may happen under a fault. */
	enum Allowed {

		/** A citizen is told to come back later. */
		TROUBLE,
		/** A mail goes out twice: it was on its way when somebody died. */
		MAIL_TWICE,
		/** The relay refuses a mail for good. */
		MAIL_REFUSED,
		/** Mails are lost with the developer mailbox that had taken them. */
		MAIL_LOST_WITH_MAILBOX

	}

}
