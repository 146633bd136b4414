package org.portevoix.notification.subscriptions;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

import org.portevoix.events.EventTypes;
import org.portevoix.events.PublicEvent;

/** The types of events that partners get. */
public final class PartnerTypes {

	/** A signature counts. */
	public static final String CONFIRMED = "org.portevoix.signature.confirmed.v1";

	/** Somebody agreed to something by signing once more. */
	public static final String CONTACT_GRANTED = "org.portevoix.contact.granted.v1";

	/** Somebody whose data a partner had took her consent back. */
	public static final String CONTACT_WITHDRAWN = "org.portevoix.contact.withdrawn.v1";

	/** Somebody whose data a partner had changed it. */
	public static final String CONTACT_CORRECTED = "org.portevoix.contact.corrected.v1";

	/** Somebody whose data a partner had is to be forgotten. */
	public static final String CONTACT_ERASED = "org.portevoix.contact.erased.v1";

	/** A dress rehearsal is over, and what was made up for it is to be thrown away. */
	public static final String REHEARSAL_WIPED = "org.portevoix.campaign.rehearsal-wiped.v1";

	/** Somebody tries an endpoint out. */
	public static final String TEST = "org.portevoix.subscription.test.v1";

	private static final Set<String> ABOUT_CONTACT = Set.of(CONTACT_GRANTED, CONTACT_WITHDRAWN, CONTACT_CORRECTED,
			CONTACT_ERASED);

	/** Those that can be asked for, sorted. */
	public static final List<String> ALL = all();

	private PartnerTypes() {
	}

	/** Those that reach whom they concern, whatever they asked for. */
	public static boolean aboutContact(String type) {
		return ABOUT_CONTACT.contains(type);
	}

	/** Those that contact data may go along with. */
	public static boolean carriesContact(String type) {
		return type.equals(CONFIRMED) || type.equals(CONTACT_GRANTED) || type.equals(CONTACT_CORRECTED);
	}

	private static List<String> all() {
		List<String> all = new ArrayList<>(EventTypes.of(PublicEvent.class).keySet());
		all.addAll(ABOUT_CONTACT);
		Collections.sort(all);
		return List.copyOf(all);
	}

}
