package org.portevoix.events;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.CampaignState.ConsentQuestion;
import org.portevoix.events.CampaignState.Notice;
import org.portevoix.events.CampaignState.Status;
import org.portevoix.events.CampaignState.Target;
import org.portevoix.events.CampaignState.Text;
import org.portevoix.events.CampaignState.Translation;

/** Builds a campaign in four languages; what is not said is invented. */
public final class CampaignExample {

	private String campaignId = Examples.CAMPAIGN_ID;

	private String slug = Examples.SLUG;

	private long revision = 3;

	private Status status = Status.PUBLISHED;

	private String organisation = Examples.ORGANISATION;

	private List<String> partners = List.of("solidarity-fund");

	private Map<String, Translation> translations = Map
		.of("fr",
				new Translation("Protection sociale", "Une protection sociale pour toutes et tous.",
						"Quatre personnes sur dix *n'ont rien*.", "Merci !", "Votre mot est remis avec la pétition."),
				"nl",
				new Translation("Sociale bescherming", "Sociale bescherming voor iedereen.",
						"Vier mensen op tien *hebben niets*.", "Bedankt!", null,
						"Minister Voorbeeld, ministerie van Voorbeelden"),
				"en",
				new Translation("Social protection", "Social protection for everyone.",
						"Four people in ten *have nothing*.", "Thank you!", null),
				"es", new Translation("Protección social", "Protección social para todas las personas.",
						"Cuatro de cada diez personas *no tienen nada*.", "¡Gracias!", null));

	private int goal = 1000;

	private @Nullable Instant opensAt = Instant.parse("2026-03-01T08:00:00Z");

	private Instant closesAt = Instant.parse("2027-03-01T08:00:00Z");

	private @Nullable Instant endedAt;

	private List<String> sources = List.of("leaflet", "congress");

	private List<ConsentQuestion> consents = List.of(new ConsentQuestion(Purpose.NEWSLETTER, Examples.ORGANISATION,
			Map.of("fr", new Text(Examples.TEXT_VERSION, "Je veux recevoir la lettre de l'Organisation Exemple."), "nl",
					new Text("t-nl-2", "Ik wil de nieuwsbrief van de Voorbeeldorganisatie ontvangen."), "en",
					new Text("t-en-2", "I want the newsletter of the Example Organisation."), "es",
					new Text("t-es-2", "Quiero recibir el boletín de la Organización Ejemplo.")),
			Map.of("t-fr-1", "Je veux la lettre de l'Organisation Exemple.")));

	private Map<String, Notice> notices = Map.of("fr", new Notice(Examples.NOTICE_VERSION, "Qui est responsable…"),
			"nl", new Notice("n-nl-1", "Wie verantwoordelijk is…"), "en", new Notice("n-en-1", "Who is responsible…"),
			"es", new Notice("n-es-1", "Quién es responsable…"));

	private CampaignState.@Nullable HandedIn handedIn;

	private CampaignState.@Nullable Answer answer;

	CampaignExample() {
	}

	public CampaignExample id(String campaignId) {
		this.campaignId = campaignId;
		return this;
	}

	public CampaignExample slug(String slug) {
		this.slug = slug;
		return this;
	}

	public CampaignExample revision(long revision) {
		this.revision = revision;
		return this;
	}

	public CampaignExample status(Status status) {
		this.status = status;
		return this;
	}

	public CampaignExample organisation(String organisation) {
		this.organisation = organisation;
		return this;
	}

	public CampaignExample partners(String... partners) {
		this.partners = List.of(partners);
		return this;
	}

	public CampaignExample translations(Map<String, Translation> translations) {
		this.translations = translations;
		return this;
	}

	public CampaignExample goal(int goal) {
		this.goal = goal;
		return this;
	}

	public CampaignExample opensAt(@Nullable Instant opensAt) {
		this.opensAt = opensAt;
		return this;
	}

	public CampaignExample closesAt(Instant closesAt) {
		this.closesAt = closesAt;
		return this;
	}

	/** Closed or later, at a time. */
	public CampaignExample ended(Status status, Instant endedAt) {
		this.status = status;
		this.endedAt = endedAt;
		return this;
	}

	public CampaignExample handedIn(Instant at, String to) {
		this.handedIn = new CampaignState.HandedIn(at, to);
		return this;
	}

	public CampaignExample answered(Instant at, Map<String, String> text) {
		this.answer = new CampaignState.Answer(at, text);
		return this;
	}

	public CampaignExample sources(String... sources) {
		this.sources = List.of(sources);
		return this;
	}

	public CampaignExample consents(ConsentQuestion... consents) {
		this.consents = List.of(consents);
		return this;
	}

	public CampaignExample notices(Map<String, Notice> notices) {
		this.notices = notices;
		return this;
	}

	public CampaignState build() {
		return new CampaignState(this.campaignId, this.slug, this.revision, this.status, this.organisation,
				this.partners, "fr", this.translations, List.of(new Target("Minister Example", "Ministry of Examples")),
				this.goal, this.opensAt, this.closesAt, this.endedAt, this.sources, this.consents, this.notices,
				this.handedIn, this.answer);
	}

}
