package org.portevoix.events;

import java.security.SecureRandom;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Tells a dress rehearsal from the real thing by its name alone. A rehearsal is a
 * campaign of its own whose id, slug, addresses and references carry a mark that nothing
 * real can have: whoever holds any record of it knows what it is, without asking anybody
 * and without having heard of the campaign.
 */
public final class Rehearsal {

	/** CloudEvents attribute of every event about a rehearsal; its value is "true". */
	public static final String ATTRIBUTE = "rehearsal";

	/** No mail leaves for it: RFC 2606 keeps {@code .invalid} from ever resolving. */
	public static final String DOMAIN = "rehearsal.invalid";

	private static final String MARK = "rehearsal-";

	/** No slug of a campaign may contain it. */
	private static final char JOINT = '~';

	private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";

	private static final int LENGTH = 10;

	private static final SecureRandom RANDOM = new SecureRandom();

	private Rehearsal() {
	}

	/** The id of a new one. */
	public static String newId() {
		StringBuilder id = new StringBuilder(MARK);
		RANDOM.ints(LENGTH, 0, ALPHABET.length()).forEach((i) -> id.append(ALPHABET.charAt(i)));
		return id.toString();
	}

	/** Whether a campaign id is that of a rehearsal. */
	public static boolean isId(String campaignId) {
		return campaignId.startsWith(MARK);
	}

	/** The id if it is that of a rehearsal; null for a real campaign. */
	public static @Nullable String idOrNull(String campaignId) {
		return isId(campaignId) ? campaignId : null;
	}

	/**
	 * Names a rehearsal in addresses.
	 * @param campaign the slug of the campaign that is rehearsed
	 */
	public static String slug(String campaign, String id) {
		return campaign + JOINT + id;
	}

	/** Whether a slug is that of a rehearsal. */
	public static boolean isSlug(String slug) {
		return slug.indexOf(JOINT + MARK) >= 0;
	}

	/** The rehearsal that a slug names; null if it names something real. */
	public static @Nullable String idOfSlug(String slug) {
		return isSlug(slug) ? slug.substring(slug.indexOf(JOINT + MARK) + 1) : null;
	}

	/** The slug of what is rehearsed; any other slug is its own answer. */
	public static String campaignOf(String slug) {
		return isSlug(slug) ? slug.substring(0, slug.indexOf(JOINT + MARK)) : slug;
	}

	/** Where somebody made up for a rehearsal has her address. */
	public static String domain(String id) {
		return id.substring(MARK.length()) + "." + DOMAIN;
	}

	/** Whether an address is of somebody made up. */
	public static boolean isMadeUp(String address) {
		String domain = address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
		return domain.equals(DOMAIN) || domain.endsWith("." + DOMAIN);
	}

	/**
	 * What somebody made up is called towards a partner, who can tell by it. It is as
	 * long as that of anybody: a column that holds one holds the other.
	 */
	public static String reference(String id, String reference) {
		String mark = id + JOINT;
		return mark + reference.substring(0, reference.length() - mark.length());
	}

	/** Whether a reference is of somebody made up. */
	public static boolean isReference(String reference) {
		return isId(reference) && reference.indexOf(JOINT) > 0;
	}

	/** The rehearsal that a reference belongs to. */
	public static String idOf(String reference) {
		return reference.substring(0, reference.indexOf(JOINT));
	}

	/** Whether an event is about a rehearsal. */
	static boolean isAbout(EventData data) {
		return switch (data) {
			case SignatureRecord one -> isId(one.campaignId());
			case LedgerEvent one -> isId(one.campaignId());
			case CampaignEvent one -> isId(one.campaign().campaignId());
			case PublicEvent.Confirmed one -> isSlug(one.campaign());
			case PublicEvent.Withdrawn one -> isSlug(one.campaign());
			case PublicEvent.MilestoneReached one -> isSlug(one.campaign());
			case MemberEvent.Joined one -> isId(one.campaignId());
			case MemberEvent.ConsentGranted one -> isId(one.campaignId());
			case MemberEvent.ConsentWithdrawn one -> isId(one.campaignId());
			case PartnerEvent.Granted one -> isReference(one.personRef());
			case PartnerEvent.Corrected one -> isReference(one.personRef());
			case PartnerEvent.Withdrawn one -> isReference(one.personRef());
			case PartnerEvent.Erased one -> isReference(one.personRef());
			case RehearsalEvent _ -> true;
			case MemberEvent.Updated _, MemberEvent.Disclosed _, MemberEvent.Erased _, OrganisationEvent _,
					NotificationEvent _, AuditEvent _, StaffEvent _, PartnerEvent.Test _ ->
				false;
		};
	}

}
