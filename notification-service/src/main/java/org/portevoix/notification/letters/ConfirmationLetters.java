package org.portevoix.notification.letters;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.portevoix.events.CampaignState;
import org.portevoix.events.ConsentAnswer;
import org.portevoix.events.OrganisationState;
import org.portevoix.notification.directory.KnownCampaigns;
import org.portevoix.notification.directory.KnownOrganisations;
import org.portevoix.notification.letters.Letter.Block;
import org.portevoix.tokens.TokenKeys;

import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentLruCache;

/**
 * Writes confirmation mails: the durable copy of what was agreed, with one link to
 * confirm it and one to take it back.
 */
@Component
public class ConfirmationLetters {

	/** Longer than any signature is kept with what its owner could take back. */
	private static final Duration WITHDRAWABLE = Duration.ofDays(3 * 365);

	/** Less than this is no time to confirm in. */
	private static final Duration SHORTEST = Duration.ofHours(1);

	private static final int MOST_KEPT = 500;

	private final KnownCampaigns campaigns;

	private final KnownOrganisations organisations;

	/** By language; made once, since each mail names a time. */
	private final Map<String, DateTimeFormatter> clocks = new ConcurrentHashMap<>();

	/** Written once: it is most of each letter. */
	private final ConcurrentLruCache<Common, Block.Standing> common = new ConcurrentLruCache<>(MOST_KEPT, this::common);

	private final LetterSettings settings;

	private final TokenKeys keys;

	private final Clock clock;

	ConfirmationLetters(KnownCampaigns campaigns, KnownOrganisations organisations, LetterSettings settings,
			Clock clock) {
		this.campaigns = campaigns;
		this.organisations = organisations;
		this.settings = settings;
		this.keys = TokenKeys.parse(settings.tokenKeys());
		this.clock = clock;
	}

	/** Writes the letter, if all that it has to say is known and there is time left. */
	public Composition write(Occasion occasion, Draft draft) {
		Instant now = this.clock.instant();
		Instant until = earlier(now.plus(this.settings.confirmationTtl()),
				occasion.at().plus(this.settings.purgeAfter()));
		if (until.isBefore(now.plus(SHORTEST)) && until.isBefore(now.plus(this.settings.confirmationTtl()))) {
			return new Composition.TooLate();
		}
		Optional<CampaignState> campaign = this.campaigns.byId(occasion.campaignId());
		Optional<OrganisationState> controller = campaign
			.flatMap((known) -> this.organisations.byId(known.organisation()));
		Optional<List<String>> agreed = campaign.flatMap((known) -> words(known, draft));
		if (controller.isEmpty() || agreed.isEmpty()) {
			return new Composition.NotYet();
		}
		return new Composition.Written(
				letter(occasion, draft, new Facts(campaign.get(), controller.get(), agreed.get(), now, until)));
	}

	/** The exact words of everything granted, or nothing while one is unknown. */
	private static Optional<List<String>> words(CampaignState campaign, Draft draft) {
		List<String> words = new ArrayList<>();
		for (ConsentAnswer answer : draft.granted()) {
			Optional<String> shown = campaign.question(answer.purpose(), answer.organisation())
				.flatMap((question) -> question.words(answer.textVersion()));
			if (shown.isEmpty()) {
				return Optional.empty();
			}
			words.add(shown.get());
		}
		return Optional.of(words);
	}

	private Letter letter(Occasion occasion, Draft draft, Facts facts) {
		String language = Phrases.spoken(draft.language()) ? draft.language() : "en";
		Phrases phrases = Phrases.in(language);
		Links links = new Links(this.keys, base(language), occasion);
		CampaignState.Translation campaign = facts.campaign().translation(language);
		Optional<String> name = PlainNames.of(draft.givenName());
		List<Block> blocks = new ArrayList<>();
		blocks.add(new Block.Paragraph(
				name.map((known) -> phrases.say("greeting.name", "name", PlainNames.isolated(known)))
					.orElseGet(() -> phrases.say("greeting"))));
		blocks.add(new Block.Paragraph(
				phrases.say("intro", "title", campaign.title(), "organisation", facts.controller().nameIn(language))));
		blocks.add(new Block.Action(phrases.say("confirm"), links.confirm(facts.until())));
		blocks.add(new Block.Aside(phrases.say("deadline", "date", time(facts.until(), language), "days",
				Long.toString(this.settings.purgeAfter().toDays()))));
		blocks.add(this.common
			.get(new Common(language, facts.campaign(), facts.controller(), facts.agreed(), draft.noticeVersion())));
		blocks.add(new Block.Link(phrases.say("back.link"), links.withdraw(facts.now().plus(WITHDRAWABLE))));
		return new Letter(language, facts.controller().nameIn(language), facts.controller().email(),
				name.flatMap((given) -> PlainNames.of(draft.familyName()).map((family) -> given + " " + family))
					.orElse(null),
				phrases.say("subject", "title", campaign.title()), blocks);
	}

	/** From what was agreed to until how to take it back. */
	private Block.Standing common(Common common) {
		Phrases phrases = Phrases.in(common.language());
		List<Block> blocks = new ArrayList<>(agreed(phrases, common));
		blocks.addAll(responsible(phrases, common));
		blocks.add(new Block.Heading(phrases.say("back.heading")));
		blocks.add(new Block.Paragraph(phrases.say("back")));
		return Block.Standing.of(blocks);
	}

	private static List<Block> agreed(Phrases phrases, Common common) {
		List<String> items = new ArrayList<>();
		// In the words that the page and the API say too.
		items.add(phrases.say("support", "organisation", common.controller().nameIn(common.language())));
		items.addAll(common.agreed());
		return List.of(new Block.Heading(phrases.say("agreed.heading")), new Block.Paragraph(phrases.say("agreed")),
				new Block.Quote(common.campaign().translation(common.language()).demand()), new Block.Items(items));
	}

	private List<Block> responsible(Phrases phrases, Common common) {
		List<Block> blocks = new ArrayList<>();
		blocks.add(new Block.Heading(phrases.say("responsible.heading")));
		String seat = common.controller().seat();
		blocks.add(new Block.Paragraph((seat != null) ? common.responsible() + ", " + seat : common.responsible()));
		String contact = common.controller().privacyContact();
		if (contact != null) {
			blocks.add(new Block.Paragraph(phrases.say("responsible.contact", "contact", contact)));
		}
		blocks.add(new Block.Link(phrases.say("responsible.notice"),
				Links.notice(base(common.language()), common.campaign().slug())));
		blocks.add(new Block.Aside(phrases.say("responsible.version", "version", common.noticeVersion())));
		return blocks;
	}

	private String base(String language) {
		return this.settings.publicUrl() + "/" + language;
	}

	/** To the minute, on a clock that it names: readers live in many zones. */
	private String time(Instant instant, String language) {
		return this.clocks.computeIfAbsent(language, this::clockOf).format(instant);
	}

	private DateTimeFormatter clockOf(String language) {
		return new DateTimeFormatterBuilder().appendLocalized(FormatStyle.LONG, FormatStyle.SHORT)
			.appendPattern(" (z)")
			.toFormatter(language.equals("en") ? Locale.UK : Locale.of(language))
			.withZone(this.settings.timeZone());
	}

	private static Instant earlier(Instant one, Instant other) {
		return one.isBefore(other) ? one : other;
	}

	/** What a letter has to say. */
	private record Facts(CampaignState campaign, OrganisationState controller, List<String> agreed, Instant now,
			Instant until) {

	}

	/**
	 * What letters have in common that many people get: nothing in it is about one of
	 * them.
	 */
	private record Common(String language, CampaignState campaign, OrganisationState controller, List<String> agreed,
			String noticeVersion) {

		String responsible() {
			String legalName = this.controller.legalName();
			return (legalName != null) ? legalName : this.controller.nameIn("en");
		}

	}

}
