package org.portevoix.member;

import java.net.URI;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.portevoix.backing.BackingServices;
import org.portevoix.events.CampaignEvent;
import org.portevoix.events.CampaignState;
import org.portevoix.events.CampaignState.ConsentQuestion;
import org.portevoix.events.CampaignState.Text;
import org.portevoix.events.ConsentAnswer;
import org.portevoix.events.Event;
import org.portevoix.events.Examples;
import org.portevoix.events.LedgerEvent;
import org.portevoix.events.Purpose;
import org.portevoix.events.Rehearsal;
import org.portevoix.events.Submission;

import static org.assertj.core.api.Assertions.assertThat;

/** A campaign of an organisation with a partner, and a person who signs it. */
public final class LedgerFixture {

	public static final Instant TIME = Instant.parse("2026-05-01T10:00:00Z");

	private static final String COMPLETE = """
			{"name":{"en":"Example"},"country":"BE","legalName":"Example","legalForm":"ASBL","registrationNumber":"0",
			"seat":"Rue 1","email":"info@example.org","privacyContact":"privacy@example.org",
			"arrangement":{"version":"1","acceptedBy":"director","acceptedAt":"2026-01-01T00:00:00Z"}}""";

	public final String organisation;

	public final String partner;

	public final String campaign;

	public final String slug;

	public final String person;

	private final String signature = "signature-" + UUID.randomUUID();

	private final Log log = new Log(BackingServices.kafkaBrokers());

	private final Http http;

	private Instant time = TIME;

	private int seconds;

	/** Another person under the same campaign. */
	public LedgerFixture somebodyElse() {
		return new LedgerFixture(this);
	}

	private LedgerFixture(LedgerFixture same) {
		this.http = same.http;
		this.organisation = same.organisation;
		this.partner = same.partner;
		this.campaign = same.campaign;
		this.slug = same.slug;
		this.person = "person-" + UUID.randomUUID();
	}

	public LedgerFixture(Http http) {
		this(http, "person-" + UUID.randomUUID());
	}

	/** Somebody who is known under a reference. */
	public LedgerFixture(Http http, String person) {
		this(http, person, "org-" + UUID.randomUUID(), UUID.randomUUID().toString());
	}

	private LedgerFixture(Http http, String person, String organisation, String campaign) {
		this.http = http;
		this.person = person;
		this.organisation = organisation;
		this.partner = "partner-" + UUID.randomUUID();
		this.campaign = campaign;
		this.slug = Rehearsal.isId(campaign) ? Rehearsal.slug("campaign-of-" + organisation, campaign)
				: "campaign-" + campaign;
		organisation(this.organisation, COMPLETE);
		organisation(this.partner, COMPLETE);
		this.log.append("campaigns", Examples.campaign(new CampaignEvent.Published(state())));
	}

	/** The same person, later, under another campaign of the same organisation. */
	public LedgerFixture later() {
		return later(Period.ofDays(1));
	}

	/** The same, so much later. */
	public LedgerFixture later(Period period) {
		LedgerFixture later = new LedgerFixture(this.http, this.person, this.organisation,
				UUID.randomUUID().toString());
		later.time = this.time.atOffset(ZoneOffset.UTC).plus(period).toInstant();
		return later;
	}

	/** Somebody made up, in a dress rehearsal of the same organisation. */
	public LedgerFixture rehearsed() {
		return new LedgerFixture(this.http, "person-" + UUID.randomUUID(), this.organisation, Rehearsal.newId());
	}

	/** The rehearsal is over. */
	public void wiped() {
		this.log.append("campaigns", Examples.campaign(new CampaignEvent.RehearsalWiped(state())));
	}

	private CampaignState state() {
		return Examples.campaign()
			.id(this.campaign)
			.slug(this.slug)
			.organisation(this.organisation)
			.partners(this.partner)
			.consents(question(Purpose.NEWSLETTER, this.organisation), question(Purpose.SHARE, this.partner),
					question(Purpose.UPDATES, this.organisation))
			.build();
	}

	public void organisation(String id, String json) {
		assertThat(this.http.put("/api/v1/organisations/" + id, this.http.operator(), json).statusCode())
			.isLessThan(300);
	}

	private static ConsentQuestion question(Purpose purpose, String organisation) {
		return new ConsentQuestion(purpose, organisation,
				Map.of("fr", new Text("v-" + purpose.code(), "Words of " + purpose.code())), Map.of());
	}

	/** She signs under a name, and it is confirmed; the event's id. */
	public String signs(String givenName, ConsentAnswer... answers) {
		Submission form = form(givenName, answers);
		return append(new LedgerEvent.Confirmed(this.campaign, 1, this.person, submission(++this.seconds), form));
	}

	/** She signs once more while her signature counts. */
	public String signsAgain(String givenName, ConsentAnswer... answers) {
		Submission form = form(givenName, answers);
		return append(new LedgerEvent.Amended(this.campaign, 1, this.person, submission(++this.seconds), form));
	}

	private Submission form(String givenName, ConsentAnswer... answers) {
		return Examples.submission()
			.name(givenName, "Planted")
			.email("planted." + this.person + "@example.net")
			.submittedAt(this.time)
			.consents(answers)
			.build();
	}

	/** The id of her form, counted from 1. */
	public String submission(int number) {
		return "s" + number + "-" + this.signature;
	}

	public String append(LedgerEvent data) {
		Event<LedgerEvent> event = new Event<>(UUID.randomUUID().toString(), URI.create("/campaign-service/ledger"),
				this.signature, this.time.plusSeconds(++this.seconds), null, data);
		this.log.append("ledger", event);
		return event.id();
	}

	public static ConsentAnswer yes(Purpose purpose, String organisation) {
		return new ConsentAnswer(purpose, organisation, true, "v-" + purpose.code());
	}

	public static ConsentAnswer no(Purpose purpose, String organisation) {
		return new ConsentAnswer(purpose, organisation, false, "v-" + purpose.code());
	}

	/** The address that she signed with. */
	public String email() {
		return "planted." + this.person + "@example.net";
	}

	public List<Log.Line> told() {
		return new ArrayList<>(this.log.read("members", this.person));
	}

}
