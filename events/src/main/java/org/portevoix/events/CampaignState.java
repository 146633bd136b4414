package org.portevoix.events;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * All that is public about a campaign.
 *
 * @param campaignId never changes
 * @param slug names it in addresses, never changes once published
 * @param revision rises with each change
 * @param organisation carries it and is the controller of its data
 * @param partners organisations that joined it
 * @param translations by language ({@code fr}, {@code nl}, {@code en}, {@code es})
 * @param goal the first step; later ones rise by themselves
 * @param sources what is counted apart
 * @param consents what the form asks
 * @param notices the privacy notice by language
 * @param handedIn how the demand was handed over, once it was and somebody said so
 * @param answer what the decision makers answered, once somebody wrote it down
 */
public record CampaignState(String campaignId, String slug, long revision, Status status, String organisation,
		List<String> partners, String defaultLanguage, Map<String, Translation> translations, List<Target> targets,
		int goal, @Nullable Instant opensAt, Instant closesAt, @Nullable Instant endedAt, List<String> sources,
		List<ConsentQuestion> consents, Map<String, Notice> notices, @Nullable HandedIn handedIn,
		@Nullable Answer answer) {

	public CampaignState {
		requireNonNull(campaignId);
		requireNonNull(slug);
		requireNonNull(status);
		requireNonNull(organisation);
		requireNonNull(defaultLanguage);
		requireNonNull(closesAt);
		partners = List.copyOf(partners);
		translations = Map.copyOf(translations);
		targets = List.copyOf(targets);
		sources = List.copyOf(sources);
		consents = List.copyOf(consents);
		notices = Map.copyOf(notices);
	}

	/** One of which nothing was handed in yet. */
	public CampaignState(String campaignId, String slug, long revision, Status status, String organisation,
			List<String> partners, String defaultLanguage, Map<String, Translation> translations, List<Target> targets,
			int goal, @Nullable Instant opensAt, Instant closesAt, @Nullable Instant endedAt, List<String> sources,
			List<ConsentQuestion> consents, Map<String, Notice> notices) {
		this(campaignId, slug, revision, status, organisation, partners, defaultLanguage, translations, targets, goal,
				opensAt, closesAt, endedAt, sources, consents, notices, null, null);
	}

	/** The languages it is written in. */
	@JsonIgnore
	public Set<String> languages() {
		return this.translations.keySet();
	}

	/** The text in a language, or in the campaign's own when there is none. */
	public Translation translation(String language) {
		return requireNonNull(this.translations.getOrDefault(language, this.translations.get(this.defaultLanguage)));
	}

	/** Those it is addressed to, as a language names them. */
	public List<Target> targets(String language) {
		return translation(language).naming(this.targets);
	}

	/** The notice in a language, or in the campaign's own when there is none. */
	public Notice notice(String language) {
		return requireNonNull(this.notices.getOrDefault(language, this.notices.get(this.defaultLanguage)));
	}

	/** Whether signatures are taken at this moment. */
	public boolean openAt(Instant now) {
		return this.status == Status.PUBLISHED && (this.opensAt == null || !now.isBefore(this.opensAt))
				&& now.isBefore(this.closesAt);
	}

	/** When it stopped or will stop taking signatures. */
	public Instant end() {
		return (this.endedAt != null && this.endedAt.isBefore(this.closesAt)) ? this.endedAt : this.closesAt;
	}

	/** The question about a purpose and an organisation, if the form asks it. */
	public Optional<ConsentQuestion> question(Purpose purpose, String asked) {
		return this.consents.stream()
			.filter((question) -> question.purpose() == purpose && question.organisation().equals(asked))
			.findFirst();
	}

	/** How far a campaign has come; a draft is nobody else's business. */
	public enum Status {

		/** Open, once its opening time is reached and until its closing time. */
		@JsonProperty("published")
		PUBLISHED,
		/** Interrupted. */
		@JsonProperty("paused")
		PAUSED,
		/** Takes no more signatures. */
		@JsonProperty("closed")
		CLOSED,
		/** The demand was handed over. */
		@JsonProperty("handed-in")
		HANDED_IN,
		/** The decision makers answered. */
		@JsonProperty("answered")
		ANSWERED

	}

	/**
	 * The campaign in one language.
	 *
	 * @param demand one sentence
	 * @param story Markdown
	 * @param thanks shown after confirming
	 * @param commentUse what a comment is for; without it none is asked
	 * @param addressees those who decide as this language names them, one a line, with
	 * the office after a comma; without it as the targets say
	 */
	public record Translation(String title, String demand, String story, String thanks, @Nullable String commentUse,
			@Nullable String addressees) {

		public Translation {
			requireNonNull(title);
			requireNonNull(demand);
			requireNonNull(story);
			requireNonNull(thanks);
		}

		/** One that names those who decide as the targets say. */
		public Translation(String title, String demand, String story, String thanks, @Nullable String commentUse) {
			this(title, demand, story, thanks, commentUse, null);
		}

		/** Those who decide, as this language names them. */
		public List<Target> naming(List<Target> targets) {
			return (this.addressees == null) ? targets
					: this.addressees.lines().filter((line) -> !line.isBlank()).map(Target::of).toList();
		}

	}

	/** A decision maker. */
	public record Target(String name, String office) {

		/** Of a line that names her and after a comma her office. */
		static Target of(String line) {
			int comma = line.indexOf(',');
			return (comma < 0) ? new Target(line.strip(), "")
					: new Target(line.substring(0, comma).strip(), line.substring(comma + 1).strip());
		}

		public Target {
			requireNonNull(name);
			requireNonNull(office);
		}

	}

	/**
	 * One box of the form.
	 *
	 * @param texts the words by language
	 * @param formerTexts every text shown before, by version: a form that was open while
	 * the text changed is accepted
	 */
	public record ConsentQuestion(Purpose purpose, String organisation, Map<String, Text> texts,
			Map<String, String> formerTexts) {

		public ConsentQuestion {
			requireNonNull(purpose);
			requireNonNull(organisation);
			texts = Map.copyOf(texts);
			formerTexts = Map.copyOf(formerTexts);
		}

		/** The exact words of a version, if they were ever shown. */
		public Optional<String> words(String version) {
			return this.texts.values()
				.stream()
				.filter((text) -> text.version().equals(version))
				.map(Text::text)
				.findFirst()
				.or(() -> Optional.ofNullable(this.formerTexts.get(version)));
		}

	}

	/**
	 * Exact words.
	 *
	 * @param version a hash of them
	 */
	public record Text(String version, String text) {

		public Text {
			requireNonNull(version);
			requireNonNull(text);
		}

	}

	/**
	 * The privacy notice in one language.
	 *
	 * @param version a hash of the text
	 * @param text Markdown
	 */
	public record Notice(String version, String text) {

		public Notice {
			requireNonNull(version);
			requireNonNull(text);
		}

	}

	/**
	 * How the demand was handed over.
	 *
	 * @param to whom, in a few words
	 */
	public record HandedIn(Instant at, String to) {

		public HandedIn {
			requireNonNull(at);
			requireNonNull(to);
		}

	}

	/**
	 * What the decision makers answered.
	 *
	 * @param text what they promised or refused, by language, Markdown
	 */
	public record Answer(Instant at, Map<String, String> text) {

		public Answer {
			requireNonNull(at);
			text = Map.copyOf(text);
		}

	}

}
