package org.portevoix.member.campaigns;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.portevoix.events.CampaignState;
import org.portevoix.events.CampaignState.ConsentQuestion;
import org.portevoix.events.Purpose;

/**
 * What a consent has to say of the campaign that it was given under.
 *
 * @param organisation carries it and is responsible for its data
 * @param partners are responsible with it
 * @param titles by language
 * @param ownLanguage the one that it is written in first
 * @param words every text that was ever told of, also of questions that are not asked any
 * more
 */
public record Campaign(String campaignId, String slug, long revision, String organisation, List<String> partners,
		Map<String, String> titles, String ownLanguage, Map<Version, String> words) {

	public Campaign {
		partners = List.copyOf(partners);
		titles = Map.copyOf(titles);
		words = Map.copyOf(words);
	}

	static Campaign of(CampaignState state) {
		Map<Version, String> words = new HashMap<>();
		for (ConsentQuestion question : state.consents()) {
			question.formerTexts().forEach((version, text) -> words.put(Version.of(question, version), text));
			question.texts().values().forEach((text) -> words.put(Version.of(question, text.version()), text.text()));
		}
		Map<String, String> titles = new HashMap<>();
		state.translations().forEach((language, translation) -> titles.put(language, translation.title()));
		return new Campaign(state.campaignId(), state.slug(), state.revision(), state.organisation(), state.partners(),
				titles, state.defaultLanguage(), words);
	}

	/** Both together: the later state, and the words of both. */
	Campaign with(Campaign other) {
		Campaign later = (other.revision >= this.revision) ? other : this;
		Map<Version, String> all = new HashMap<>(this.words);
		all.putAll(other.words);
		return new Campaign(this.campaignId, later.slug, later.revision, later.organisation, later.partners,
				later.titles, later.ownLanguage, all);
	}

	/** What it is called in a language, or in its own; else its slug. */
	public String title(String language) {
		return this.titles.getOrDefault(language, this.titles.getOrDefault(this.ownLanguage, this.slug));
	}

	/** Who is responsible for its data. */
	public List<String> controllers() {
		return Stream.concat(Stream.of(this.organisation), this.partners.stream()).distinct().toList();
	}

	/** The exact words of a question, if they are known. */
	public Optional<String> words(Purpose purpose, String asked, String version) {
		return Optional.ofNullable(this.words.get(new Version(purpose, asked, version)));
	}

	/** Names the words of one question. */
	record Version(Purpose purpose, String organisation, String version) {

		static Version of(ConsentQuestion question, String version) {
			return new Version(question.purpose(), question.organisation(), version);
		}

	}

}
