package org.portevoix.campaign.pages;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.CampaignState;
import org.portevoix.events.CampaignState.ConsentQuestion;
import org.portevoix.events.CampaignState.Notice;
import org.portevoix.events.CampaignState.Status;
import org.portevoix.events.CampaignState.Target;
import org.portevoix.events.CampaignState.Text;
import org.portevoix.events.CampaignState.Translation;
import org.portevoix.events.OrganisationState;
import org.portevoix.events.Purpose;

/** Campaigns such as people write them. */
final class Sample {

	static final Instant NOW = Instant.parse("2026-04-14T09:30:00Z");

	static final OrganisationState WSM = new OrganisationState("wsm", Map.of("en", "WSM"), "We Social Movements",
			"asbl", "0412.345.678", "Chaussée de Haecht 579, 1030 Bruxelles", "BE", "info@wsm.example",
			"privacy@wsm.example", null, null, Map.of(), null, null);

	private Sample() {
	}

	static CampaignState socialProtection() {
		return campaign("c-1", "social-protection", Status.PUBLISHED, null, translations(),
				"Un mot pour la ministre ? Il sera remis avec votre nom.");
	}

	static CampaignState campaign(String id, String slug, Status status, @Nullable Instant opensAt,
			Map<String, String[]> words, @Nullable String commentUse) {
		Map<String, Translation> translations = new LinkedHashMap<>();
		words.forEach((language, parts) -> translations.put(language,
				new Translation(parts[0], parts[1], parts[2], parts[3], commentUse)));
		return new CampaignState(id, slug, 1, status, "wsm", List.of("solidaris", "acv-csc"),
				words.keySet().iterator().next(), translations,
				List.of(new Target("A. Dupont", "Ministre fédérale du Travail"),
						new Target("M. Janssens", "Minister van Ontwikkelingssamenwerking")),
				1000, opensAt, Instant.parse("2026-06-12T18:00:00Z"),
				(status == Status.PUBLISHED || status == Status.PAUSED) ? null : NOW, List.of("leaflet"), questions(),
				Map.of("fr", new Notice("n-1", NOTICE), "nl", new Notice("n-2", NOTICE), "en",
						new Notice("n-3", NOTICE), "es", new Notice("n-4", NOTICE)));
	}

	private static List<ConsentQuestion> questions() {
		return List.of(new ConsentQuestion(Purpose.NEWSLETTER, "wsm", Map.of("fr",
				new Text("t-fr",
						"WSM peut m’écrire sur ses campagnes, environ une fois par mois. Un clic suffit pour arrêter."),
				"nl",
				new Text("t-nl",
						"WSM mag me over zijn campagnes schrijven, ongeveer één keer per maand. Stoppen kan met één klik."),
				"en",
				new Text("t-en",
						"WSM may write to me about its campaigns, about once a month. One click is enough to stop."),
				"es",
				new Text("t-es",
						"WSM puede escribirme sobre sus campañas, una vez al mes más o menos. Basta un clic para parar.")),
				Map.of("t-fr-0", "WSM peut m’écrire.")),
				new ConsentQuestion(Purpose.SHOW_NAME, "wsm",
						Map.of("fr", new Text("s-fr", "Mon nom peut être montré sur cette page."), "nl",
								new Text("s-nl", "Mijn naam mag op deze pagina staan."), "en",
								new Text("s-en", "My name may be shown on this page."), "es",
								new Text("s-es", "Mi nombre puede aparecer en esta página.")),
						Map.of()));
	}

	static Map<String, String[]> translations() {
		Map<String, String[]> words = new LinkedHashMap<>();
		words.put("fr", new String[] { "Une protection sociale pour toutes et tous",
				"Quatre milliards de personnes vivent sans filet. Nous demandons un fonds mondial, financé et contrôlé par les travailleurs et travailleuses.",
				"""
						## Pourquoi maintenant

						En juin, les gouvernements décident du financement de la protection sociale pour dix ans. Les organisations de travailleurs de Belgique, du Sénégal, de Bolivie et d’Inde y portent une même demande.

						> « Sans mutuelle, une fracture coûte une saison de récolte. »

						La pétition sera remise à la ministre le 12 juin, avec les noms de celles et ceux qui l’acceptent.

						## Ce que nous demandons

						- Un fonds mondial pour la protection sociale
						- Une place pour les syndicats et les mutuelles dans sa gestion
						- Un calendrier, et un rapport public chaque année
						""",
				"Merci d’avoir prêté votre voix. Le 12 juin, nous la porterons au cabinet de la ministre, et nous vous dirons ce qu’elle a répondu." });
		words.put("nl", new String[] { "Sociale bescherming voor iedereen",
				"Vier miljard mensen leven zonder vangnet. Wij vragen een wereldwijd socialebeschermingsfonds, betaald en beheerd met de werknemersorganisaties.",
				"""
						## Waarom nu

						In juni beslissen regeringen tien jaar vooruit over de financiering van sociale bescherming. Arbeidersbewegingen uit België, Senegal, Bolivia en India brengen samen één eis: arbeidsongeschiktheidsverzekering en ziekteverzekering voor iedereen.

						> “Zonder mutualiteit kost een gebroken been een heel oogstseizoen.”

						De petitie wordt op 12 juni overhandigd, met de namen van wie daarmee instemt.

						## Wat we vragen

						- Een wereldwijd fonds voor sociale bescherming
						- Een plaats voor vakbonden en ziekenfondsen in het beheer
						- Een tijdschema, en elk jaar een openbaar verslag
						""",
				"Dank je voor je stem. Op 12 juni brengen we ze naar het kabinet van de minister, en je hoort wat ze antwoordde." });
		words.put("en", new String[] { "Social protection for everyone",
				"Four billion people live without a safety net. We ask for a global fund, paid for and run together with workers.",
				"""
						## Why now

						In June governments decide how social protection will be paid for in the next ten years. Workers’ organisations from Belgium, Senegal, Bolivia and India bring one demand.

						> “Without a health fund, a broken leg costs a whole harvest.”

						## What we ask

						- A global fund for social protection
						- A seat for unions and mutual health funds in running it
						- A timetable, and a public report every year
						""",
				"Thank you for lending your voice. On 12 June we take it to the minister’s office, and you’ll hear what she said." });
		words.put("es", new String[] { "Protección social para todas y todos",
				"Cuatro mil millones de personas viven sin red. Pedimos un fondo mundial, pagado y dirigido junto con las trabajadoras y los trabajadores.",
				"""
						## Por qué ahora

						En junio los gobiernos deciden cómo se paga la protección social en los próximos diez años. Organizaciones de Bélgica, Senegal, Bolivia e India llevan una sola demanda.

						> «Sin mutual, una fractura cuesta una cosecha entera.»

						## Qué pedimos

						- Un fondo mundial para la protección social
						- Un lugar para los sindicatos y las mutuales en su gestión
						- Un calendario, y un informe público cada año
						""",
				"Gracias por prestar tu voz. El 12 de junio la llevamos al despacho de la ministra, y sabrás qué respondió." });
		return words;
	}

	private static final String NOTICE = """
			## Qui est responsable

			We Social Movements asbl, chaussée de Haecht 579, 1030 Bruxelles, numéro 0412.345.678. Questions sur vos données : privacy@wsm.example.

			## Ce que nous en faisons

			| But | Base | Combien de temps |
			|---|---|---|
			| Votre signature | Votre accord (art. 9.2.a) | Jusqu’au 12 décembre 2026 |
			| La lettre de WSM | Votre accord | Jusqu’à ce que vous arrêtiez |

			## Vos droits

			Vous pouvez voir, corriger, reprendre et effacer. L’Autorité de protection des données, rue de la Presse 35, 1000 Bruxelles, reçoit les plaintes.
			""";

}
