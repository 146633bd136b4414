package org.portevoix.events;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.portevoix.events.CampaignState.Status;

/**
 * Events to test with, one of each kind, about people and organisations that do not
 * exist. Those of the golden examples are exactly these.
 */
public final class Examples {

	/** When most of it happened. */
	private static final Instant HANDED_IN = Instant.parse("2027-01-12T10:00:00Z");

	private static final Instant ANSWERED = Instant.parse("2027-02-03T10:00:00Z");

	public static final Instant TIME = Instant.parse("2026-03-08T10:15:30.250Z");

	public static final String SIGNATURE_ID = "s1gn4ture-of-Amelie-for-social-protection-00";

	public static final String PERSON_ID = "p3rson-Amelie-000000000000000000000000000-00";

	public static final String CAMPAIGN_ID = "0c9a2f5e-7d31-4f0a-9a55-2f1f5f0c0001";

	public static final String SLUG = "social-protection";

	/** A dress rehearsal of the campaign. */
	public static final String REHEARSAL_ID = "rehearsal-examp1e234";

	/** The id of the event that carried {@link #submission()}. */
	public static final String SUBMISSION_ID = "5b7c1d1e-3a7d-4f6b-8a52-1f0e6c000001";

	/** Carries the campaign. */
	public static final String ORGANISATION = "example-organisation";

	/** The words of the consent question in French. */
	public static final String TEXT_VERSION = "t-fr-2";

	/** The notice in French. */
	public static final String NOTICE_VERSION = "n-fr-1";

	private static final String STAFF_ID = "st4ff-0001";

	private static final String MESSAGE_ID = "7a1e0e5b-64a4-4a2b-9d0c-000000000001";

	/** The person towards the organisation. */
	public static final String PERSON_REF = "r3ference-of-Amelie-towards-example-00000-00";

	private static final String CONSENT_ID = "e5d7c6a0-0000-4000-8000-000000000001";

	private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

	/** Stands for a topic where there is none: what a partner is told alone. */
	public static final String WEBHOOK = "webhook";

	private static final Map<String, Class<? extends EventData>> FAMILIES = Map.ofEntries(
			Map.entry("signatures", SignatureRecord.class), Map.entry("ledger", LedgerEvent.class),
			Map.entry("public", PublicEvent.class), Map.entry("campaigns", CampaignEvent.class),
			Map.entry("organisations", OrganisationEvent.class), Map.entry("members", MemberEvent.class),
			Map.entry("notifications", NotificationEvent.class), Map.entry("audit", AuditEvent.class),
			Map.entry("staff", StaffEvent.class), Map.entry("rehearsals", RehearsalEvent.class),
			Map.entry(WEBHOOK, PartnerEvent.class));

	private Examples() {
	}

	/** The families by the topic that carries them. */
	public static Map<String, Class<? extends EventData>> families() {
		return FAMILIES;
	}

	/** What Amélie typed. */
	public static SubmissionExample submission() {
		return new SubmissionExample();
	}

	/** A campaign that is open. */
	public static CampaignExample campaign() {
		return new CampaignExample();
	}

	/** A dress rehearsal of the campaign. */
	public static CampaignExample rehearsal() {
		return new CampaignExample().id(REHEARSAL_ID).slug(Rehearsal.slug(SLUG, REHEARSAL_ID));
	}

	/** An organisation of which nothing is missing. */
	public static OrganisationExample organisation() {
		return new OrganisationExample();
	}

	/** Amélie's submission, as {@code signatures} carries it. */
	public static Event<SignatureRecord> submitted() {
		return signature(submitted(submission().build()));
	}

	/** Some submission to the campaign, of Amélie's person. */
	public static SignatureRecord.Submitted submitted(Submission submission) {
		return new SignatureRecord.Submitted(CAMPAIGN_ID, SLUG, ORGANISATION, PERSON_ID, submission,
				new Evidence("n3tw0rk-hash", "example.org", 41));
	}

	/** Amélie's confirmation, as {@code ledger} carries it. */
	public static Event<LedgerEvent> confirmed() {
		return ledger(new LedgerEvent.Confirmed(CAMPAIGN_ID, 1, PERSON_ID, SUBMISSION_ID, submission().build()));
	}

	/** The campaign opened, as {@code campaigns} carries it. */
	public static Event<CampaignEvent> published() {
		return campaign(new CampaignEvent.Published(campaign().build()));
	}

	/** The organisation, as {@code organisations} carries it. */
	public static Event<OrganisationEvent> organisationUpdated() {
		return event("/member-service/organisations", ORGANISATION,
				new OrganisationEvent.OrganisationUpdated(organisation().build()));
	}

	/** A record about Amélie's signature in its envelope. */
	public static Event<SignatureRecord> signature(SignatureRecord data) {
		return event("/campaign-service/signatures", SIGNATURE_ID, data);
	}

	/** A decision about Amélie's signature in its envelope. */
	public static Event<LedgerEvent> ledger(LedgerEvent data) {
		return event("/campaign-service/ledger", SIGNATURE_ID, data);
	}

	/** A change of a campaign in its envelope. */
	public static Event<CampaignEvent> campaign(CampaignEvent data) {
		return event("/campaign-service/campaigns", data.campaign().campaignId(), data);
	}

	/** One of each, by the topic that carries them. */
	public static Map<String, List<Event<? extends EventData>>> all() {
		return Stream
			.of(signatures(), decisions(), campaigns(), publicEvents(), organisations(), members(), notifications(),
					acts(), staff(), rehearsals(), partners())
			.flatMap(List::stream)
			.collect(Collectors.groupingBy(Examples::topic));
	}

	/** One of each that a topic carries. */
	public static List<Event<? extends EventData>> of(String topic) {
		return all().getOrDefault(topic, List.of());
	}

	private static String topic(Event<? extends EventData> event) {
		return switch (event.data()) {
			case SignatureRecord _ -> "signatures";
			case LedgerEvent _ -> "ledger";
			case CampaignEvent campaign ->
				event.subject().equals(campaign.campaign().campaignId()) ? "campaigns" : "public";
			case PublicEvent _ -> "public";
			case OrganisationEvent _ -> "organisations";
			case MemberEvent _ -> "members";
			case NotificationEvent _ -> "notifications";
			case AuditEvent _ -> "audit";
			case StaffEvent _ -> "staff";
			case RehearsalEvent _ -> "rehearsals";
			case PartnerEvent _ -> WEBHOOK;
		};
	}

	private static List<Event<? extends EventData>> signatures() {
		return Stream
			.<SignatureRecord>of(submitted(submission().build()),
					new SignatureRecord.Confirmation(CAMPAIGN_ID, SUBMISSION_ID),
					new SignatureRecord.Withdrawal(CAMPAIGN_ID, SUBMISSION_ID),
					new SignatureRecord.ConsentWithdrawal(CAMPAIGN_ID, SUBMISSION_ID, Purpose.NEWSLETTER, ORGANISATION),
					new SignatureRecord.Rejected(CAMPAIGN_ID, SUBMISSION_ID),
					new SignatureRecord.Invalidated(CAMPAIGN_ID, "same-text-many-times", "moderator-1"),
					new SignatureRecord.Purged(CAMPAIGN_ID, TIME), new SignatureRecord.Erased(CAMPAIGN_ID, TIME),
					new SignatureRecord.Anonymised(CAMPAIGN_ID))
			.<Event<? extends EventData>>map(Examples::signature)
			.toList();
	}

	private static List<Event<? extends EventData>> decisions() {
		return Stream
			.<LedgerEvent>of(new LedgerEvent.Confirmed(CAMPAIGN_ID, 1, PERSON_ID, SUBMISSION_ID, submission().build()),
					new LedgerEvent.Amended(CAMPAIGN_ID, 1, PERSON_ID, SUBMISSION_ID,
							submission().name("Amélie", "Exemple-Exemplaire").build()),
					new LedgerEvent.Withdrawn(CAMPAIGN_ID, 1, PERSON_ID, End.WITHDRAWN),
					new LedgerEvent.ConsentWithdrawn(CAMPAIGN_ID, PERSON_ID, SUBMISSION_ID, Purpose.NEWSLETTER,
							ORGANISATION),
					new LedgerEvent.Disowned(CAMPAIGN_ID, PERSON_ID),
					new LedgerEvent.Erased(CAMPAIGN_ID, PERSON_ID, TIME))
			.<Event<? extends EventData>>map(Examples::ledger)
			.toList();
	}

	private static List<Event<? extends EventData>> campaigns() {
		return changes().<Event<? extends EventData>>map(Examples::campaign).toList();
	}

	private static List<Event<? extends EventData>> publicEvents() {
		return Stream
			.concat(Stream.of(new PublicEvent.Confirmed(SLUG, "BE", "fr", "leaflet", 1234),
					new PublicEvent.Withdrawn(SLUG, 1233), new PublicEvent.MilestoneReached(SLUG, 1000, 1002)),
					changes())
			.<Event<? extends EventData>>map((data) -> event("/campaign-service/ledger",
					(data instanceof CampaignEvent change) ? change.campaign().slug() : SLUG, data))
			.toList();
	}

	private static Stream<CampaignEvent> changes() {
		Instant end = Instant.parse("2026-12-10T16:00:00Z");
		return Stream.of(new CampaignEvent.Published(campaign().build()),
				new CampaignEvent.Updated(campaign().revision(4).goal(2000).build()),
				new CampaignEvent.Paused(campaign().revision(5).status(Status.PAUSED).build()),
				new CampaignEvent.Resumed(campaign().revision(6).build()),
				new CampaignEvent.Closed(campaign().revision(7).ended(Status.CLOSED, end).build()),
				new CampaignEvent.HandedIn(campaign().revision(8)
					.ended(Status.HANDED_IN, end)
					.handedIn(HANDED_IN, "Minister Example")
					.build()),
				new CampaignEvent.Answered(campaign().revision(9)
					.ended(Status.ANSWERED, end)
					.handedIn(HANDED_IN, "Minister Example")
					.answered(ANSWERED,
							Map.of("fr", "La ministre promet *un fonds*.", "en", "The minister promises *a fund*."))
					.build()),
				new CampaignEvent.RehearsalWiped(rehearsal().revision(2).ended(Status.CLOSED, end).build()));
	}

	private static List<Event<? extends EventData>> organisations() {
		NetworkState network = new NetworkState("example-network", Map.of("en", "Example Network"), List.of("BE", "SN"),
				List.of(ORGANISATION, "solidarity-fund"));
		return List.of(organisationUpdated(), event("/member-service/organisations", network.networkId(),
				new OrganisationEvent.NetworkUpdated(network)));
	}

	private static List<Event<? extends EventData>> members() {
		return Stream.of(new MemberEvent.Joined(PERSON_ID, ORGANISATION, CAMPAIGN_ID),
				new MemberEvent.Updated(PERSON_ID, ORGANISATION, PERSON_REF, null),
				new MemberEvent.Disclosed(PERSON_ID, ORGANISATION, PERSON_REF),
				new MemberEvent.Erased(PERSON_ID, null, List.of(new MemberEvent.Reference(ORGANISATION, PERSON_REF))),
				new MemberEvent.ConsentGranted(PERSON_ID, CONSENT_ID, Purpose.NEWSLETTER, ORGANISATION, CAMPAIGN_ID,
						TEXT_VERSION),
				new MemberEvent.ConsentWithdrawn(PERSON_ID, CONSENT_ID, Purpose.NEWSLETTER, ORGANISATION, CAMPAIGN_ID,
						PERSON_REF))
			.<Event<? extends EventData>>map((data) -> event("/member-service/people", PERSON_ID, data))
			.toList();
	}

	private static List<Event<? extends EventData>> notifications() {
		return Stream
			.of(new NotificationEvent.MailAccepted(MESSAGE_ID, CAMPAIGN_ID, SIGNATURE_ID),
					new NotificationEvent.MailBounced(MESSAGE_ID, CAMPAIGN_ID, SIGNATURE_ID, 550),
					new NotificationEvent.MailSuppressed(MESSAGE_ID, CAMPAIGN_ID, SIGNATURE_ID, "limit"),
					new NotificationEvent.SubscriptionDisabled(MESSAGE_ID, ORGANISATION, "failing"))
			.<Event<? extends EventData>>map((data) -> event("/notification-service/mails", MESSAGE_ID, data))
			.toList();
	}

	private static List<Event<? extends EventData>> acts() {
		return List.of(event("/campaign-service/campaigns", "campaign/" + SLUG,
				new AuditEvent.Recorded("st4ff-0001", "Noor Voorbeeld", ORGANISATION, "campaign.closed",
						"campaign/" + SLUG, "192.0.2.7", "The demand was met", Map.of("status", "published"),
						Map.of("status", "closed"))));
	}

	private static List<Event<? extends EventData>> staff() {
		String link = "https://portevoix.example.org/";
		return List.of(event("/member-service/staff", STAFF_ID,
				new StaffEvent.Invited(STAFF_ID, "noor@example.org", "Noor Voorbeeld", "nl", "Voorbeeldorganisatie",
						"Amélie Exemple", link + "invitation?token=st4ff-0001.example", TIME.plusSeconds(604800))),
				event("/member-service/staff", STAFF_ID,
						new StaffEvent.ResetRequested(STAFF_ID, "noor@example.org", "Noor Voorbeeld", "nl",
								link + "password?token=st4ff-0001.example", TIME.plusSeconds(3600))),
				event("/member-service/clients", "example-client",
						new StaffEvent.ClientRevoked("example-client", ORGANISATION)));
	}

	private static List<Event<? extends EventData>> rehearsals() {
		return List.of(event("/member-service/wipes", REHEARSAL_ID, new RehearsalEvent.Wiped(REHEARSAL_ID,
				"member-service", Map.of("consents", 600L, "people", 120L), Map.of("consents", 0L, "people", 0L))));
	}

	private static List<Event<? extends EventData>> partners() {
		String contacts = "/notification-service/contacts";
		return List.of(event(contacts, PERSON_REF, new PartnerEvent.Granted(PERSON_REF, Purpose.NEWSLETTER)),
				event(contacts, PERSON_REF, new PartnerEvent.Corrected(PERSON_REF)),
				event(contacts, PERSON_REF, new PartnerEvent.Withdrawn(PERSON_REF, Purpose.NEWSLETTER)),
				event(contacts, PERSON_REF, new PartnerEvent.Erased(PERSON_REF)),
				event("/notification-service/subscriptions", "example-subscription",
						new PartnerEvent.Test("example-subscription")));
	}

	private static <T extends EventData> Event<T> event(String source, String subject, T data) {
		return new Event<>(SUBMISSION_ID, URI.create(source), subject, TIME, TRACE, data);
	}

}
