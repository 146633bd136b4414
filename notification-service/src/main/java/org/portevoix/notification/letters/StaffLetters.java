package org.portevoix.notification.letters;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.portevoix.notification.letters.Letter.Block;

import org.springframework.stereotype.Component;

/** Writes mails to staff: each has one link, and says what it is for and until when. */
@Component
public class StaffLetters {

	private static final String SENDER = "Portevoix";

	private final LetterSettings settings;

	private final Clock clock;

	StaffLetters(LetterSettings settings, Clock clock) {
		this.settings = settings;
		this.clock = clock;
	}

	/** Writes the letter, unless its link is over. */
	public Composition write(StaffNote note) {
		Instant until = note.expiresAt();
		return (until != null && !this.clock.instant().isBefore(until)) ? new Composition.TooLate()
				: new Composition.Written(letter(note));
	}

	private Letter letter(StaffNote note) {
		String language = Phrases.spoken(note.language()) ? note.language() : "en";
		Phrases phrases = Phrases.toStaffIn(language);
		String about = note.kind().name().toLowerCase(Locale.ROOT);
		String organisation = Objects.requireNonNullElse(note.organisation(), SENDER);
		List<Block> blocks = new ArrayList<>();
		blocks.add(new Block.Paragraph(PlainNames.of(note.name())
			.map((known) -> phrases.say("greeting.name", "name", PlainNames.isolated(known)))
			.orElseGet(() -> phrases.say("greeting"))));
		String by = (note.invitedBy() != null) ? PlainNames.of(note.invitedBy()).orElse(SENDER) : SENDER;
		blocks.add(new Block.Paragraph(phrases.say(about + ".text", "organisation", organisation, "by", by)));
		blocks.add(new Block.Action(phrases.say(about + ".action"), note.link()));
		if (note.expiresAt() != null) {
			blocks.add(new Block.Aside(phrases.say("deadline", "time", time(note.expiresAt(), language))));
		}
		blocks.add(new Block.Aside(phrases.say(about + ".stranger")));
		return new Letter(language, SENDER, null, PlainNames.of(note.name()).orElse(null),
				phrases.say(about + ".subject", "organisation", organisation), blocks);
	}

	private String time(Instant instant, String language) {
		Locale locale = language.equals("en") ? Locale.UK : Locale.of(language);
		return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
			.withLocale(locale)
			.withZone(this.settings.timeZone())
			.format(instant);
	}

}
