package org.portevoix.campaign.rehearsals;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.portevoix.campaign.signing.MadeUpSigning.Somebody;
import org.portevoix.campaign.signing.SignatureRequest;
import org.portevoix.events.CampaignState;
import org.portevoix.events.CampaignState.ConsentQuestion;
import org.portevoix.events.CampaignState.Text;
import org.portevoix.events.Rehearsal;

/**
 * People who do not exist, by their numbers: the same number is the same one, with the
 * same name and the same answers, also after a restart. Their addresses can't receive
 * anything, and say which rehearsal they are in.
 */
final class MadeUpPeople {

	private static final Map<String, Ensemble> BY_LANGUAGE = Map.of("fr", new Ensemble(
			List.of("Aïcha", "Benoît", "Chloé", "Étienne", "Fatou", "Gaëlle", "Julien", "Mamadou", "Noémie", "Zoé"),
			List.of("Dubois", "Lambert", "Diallo", "Renard", "Mbuyi", "Lefèvre", "N’Diaye", "Simon", "Maes", "Peeters"),
			List.of("BE", "BE", "BE", "FR", "SN", "CD")), "nl",
			new Ensemble(
					List.of("Anke", "Bram", "Fleur", "Jeroen", "Karlijn", "Lotte", "Noor", "Ruben", "Sofie", "Wout"),
					List.of("Janssens", "De Smet", "Vermeulen", "Claes", "Van den Broeck", "Aydın", "Jacobs", "Maes",
							"Willems", "El Amrani"),
					List.of("BE", "BE", "BE", "NL")),
			"en",
			new Ensemble(
					List.of("Amara", "Charlotte", "Dipa", "Ewan", "Grace", "Imran", "Joseph", "Priya", "Ruth",
							"Samuel"),
					List.of("Ahmed", "Clarke", "Das", "Fernandez", "Hughes", "Khan", "O’Brien", "Rahman", "Taylor",
							"Wright"),
					List.of("GB", "IE", "IN", "BD", "BE")),
			"es",
			new Ensemble(
					List.of("Ana", "Beatriz", "Camilo", "Daniela", "Íñigo", "José", "Lucía", "Martín", "Rosa", "Wayra"),
					List.of("García", "Mamani", "Quispe", "Rodríguez", "Núñez", "Flores", "Condori", "López", "Vargas",
							"Castro"),
					List.of("BO", "PE", "ES", "BO")));

	private final CampaignState rehearsal;

	private final int consenting;

	private final List<String> languages;

	private final List<@Nullable String> sources;

	/**
	 * Creates those of one rehearsal.
	 * @param consenting how many of 100 agree to each question
	 */
	MadeUpPeople(CampaignState rehearsal, int consenting) {
		this.rehearsal = rehearsal;
		this.consenting = consenting;
		this.languages = rehearsal.languages().stream().filter(BY_LANGUAGE::containsKey).sorted().toList();
		List<@Nullable String> known = new ArrayList<>(rehearsal.sources());
		known.addAll(rehearsal.partners());
		known.add(null);
		this.sources = known;
	}

	Somebody number(int number) {
		String name = this.rehearsal.campaignId() + "/" + number;
		UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
		SplittableRandom dice = new SplittableRandom(id.getMostSignificantBits());
		String language = one(this.languages, dice);
		Ensemble ensemble = Objects.requireNonNull(BY_LANGUAGE.get(language));
		String given = one(ensemble.given(), dice);
		String family = one(ensemble.family(), dice);
		String country = one(ensemble.countries(), dice);
		String postcode = country.equals("BE") ? Integer.toString(dice.nextInt(1000, 9993)) : null;
		@Nullable String source = this.sources.get(dice.nextInt(this.sources.size()));
		return new Somebody(id.toString(), new SignatureRequest(given, family, address(given, family, number), country,
				postcode, language, null, true, answers(language, dice), source, dice.nextInt(15, 240)));
	}

	private List<SignatureRequest.@Nullable Consent> answers(String language, SplittableRandom dice) {
		List<SignatureRequest.@Nullable Consent> answers = new ArrayList<>();
		for (ConsentQuestion question : this.rehearsal.consents()) {
			Text text = question.texts().getOrDefault(language, question.texts().get(this.rehearsal.defaultLanguage()));
			if (text != null) {
				answers.add(new SignatureRequest.Consent(question.purpose().code(), question.organisation(),
						dice.nextInt(100) < this.consenting, text.version()));
			}
		}
		return answers;
	}

	private String address(String given, String family, int number) {
		return ascii(given) + "." + ascii(family) + "." + (number + 1) + "@"
				+ Rehearsal.domain(this.rehearsal.campaignId());
	}

	private static String ascii(String name) {
		return Normalizer.normalize(name.replace('ı', 'i'), Normalizer.Form.NFD)
			.toLowerCase(Locale.ROOT)
			.replaceAll("[^a-z]", "");
	}

	private static String one(List<String> some, SplittableRandom dice) {
		return some.get(dice.nextInt(some.size()));
	}

	/** Names and places that go together. */
	private record Ensemble(List<String> given, List<String> family, List<String> countries) {
	}

}
