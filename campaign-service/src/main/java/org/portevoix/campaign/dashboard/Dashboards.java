package org.portevoix.campaign.dashboard;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.portevoix.campaign.campaigns.Goal;
import org.portevoix.campaign.campaigns.KnownOrganisations;
import org.portevoix.campaign.dashboard.Dashboard.Breakdown;
import org.portevoix.campaign.dashboard.Dashboard.Line;
import org.portevoix.campaign.dashboard.Dashboard.Moment;
import org.portevoix.campaign.dashboard.Dashboard.Point;
import org.portevoix.campaign.ledger.Count;
import org.portevoix.events.CampaignState;
import org.portevoix.ui.Language;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Writes counts and what happened in a reader's language. */
@Component
class Dashboards {

	/** Where staff is at home; tallies count days and hours in UTC. */
	static final ZoneId ZONE = ZoneId.of("Europe/Brussels");

	/** Beyond so many, days on which nothing happened are left out. */
	private static final long MOST_DAYS = 800;

	private final KnownOrganisations organisations;

	private final MessageSource messages;

	Dashboards(KnownOrganisations organisations, MessageSource messages) {
		this.organisations = organisations;
		this.messages = messages;
	}

	Dashboard of(CampaignState campaign, Count count, Language language) {
		Locale locale = language.locale();
		NumberFormat numbers = NumberFormat.getIntegerInstance(locale);
		NumberFormat percent = NumberFormat.getPercentInstance(locale);
		List<Breakdown> breakdowns = List.of(
				breakdown("country", count, locale, (code) -> Locale.of("", code).getDisplayCountry(locale)),
				breakdown("language", count, locale,
						(code) -> Language.of(code)
							.map(Language::ownName)
							.orElseGet(() -> Locale.of(code).getDisplayLanguage(locale))),
				breakdown("organisation", count, locale, (id) -> this.organisations.nameOf(id, language.code())),
				breakdown("source", count, locale,
						(source) -> source.equals("other") ? word("dashboard.source.other", locale) : source));
		return new Dashboard(count.confirmed() == 0 && count.pending() == 0, time(count.asOf(), locale),
				numbers.format(count.confirmed()), numbers.format(Goal.at(campaign.goal(), count.confirmed())),
				numbers.format(count.pending()),
				count.confirmationRate().isPresent() ? percent.format(count.confirmationRate().getAsDouble()) : null,
				lines(count.consents(), count.confirmed(), locale, (key) -> consent(key, language)),
				days(count, numbers, locale), hours(count, numbers), breakdowns);
	}

	/**
	 * What happened, in words.
	 * @param rehearsal whether they are of a rehearsal, which publishes nothing
	 */
	List<Moment> moments(List<Happening> happenings, boolean rehearsal, Language language) {
		NumberFormat numbers = NumberFormat.getIntegerInstance(language.locale());
		List<Moment> moments = new ArrayList<>();
		for (Happening happening : happenings) {
			moments.add(new Moment(Integer.toString(moments.size() + 1), midday(happening.at()),
					time(happening.at(), language.locale()), words(happening, rehearsal, numbers, language.locale()),
					happening.by()));
		}
		return moments;
	}

	private String words(Happening happening, boolean rehearsal, NumberFormat numbers, Locale locale) {
		if (happening.kind() == Happening.Kind.NOTE && happening.text() != null) {
			return happening.text();
		}
		String code = (rehearsal && happening.kind() == Happening.Kind.PUBLISHED) ? "rehearsed"
				: happening.kind().code();
		Long number = (happening.milestone() != null) ? happening.milestone() : happening.number();
		return this.messages.getMessage("dashboard.moment." + code, new Object[] {
				(number != null) ? numbers.format(number) : "", Objects.requireNonNullElse(happening.text(), "") },
				locale);
	}

	/** Where the bar of its day stands. */
	private static long midday(Instant at) {
		return at.atOffset(ZoneOffset.UTC).toLocalDate().atStartOfDay().toEpochSecond(ZoneOffset.UTC);
	}

	private static List<Point> days(Count count, NumberFormat numbers, Locale locale) {
		TreeMap<LocalDate, Long> found = new TreeMap<>();
		count.dimensions()
			.getOrDefault("day", Map.of())
			.forEach((day, number) -> found.put(LocalDate.parse(day), number));
		if (found.isEmpty()) {
			return List.of();
		}
		LocalDate last = found.lastKey();
		if (found.firstKey().plusDays(MOST_DAYS).isAfter(last)) {
			found.firstKey().datesUntil(last).forEach((day) -> found.putIfAbsent(day, 0L));
		}
		DateTimeFormatter format = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale);
		List<Point> points = new ArrayList<>();
		long sum = 0;
		for (Map.Entry<LocalDate, Long> day : found.entrySet()) {
			sum += day.getValue();
			points.add(new Point(day.getKey().atStartOfDay().toEpochSecond(ZoneOffset.UTC), day.getValue(),
					format.format(day.getKey()), numbers.format(day.getValue()), numbers.format(sum)));
		}
		return points;
	}

	/** On the clock as it goes now. */
	private static List<Point> hours(Count count, NumberFormat numbers) {
		int ahead = ZONE.getRules().getOffset(count.asOf()).getTotalSeconds() / 3600;
		List<Point> points = new ArrayList<>();
		for (int hour = 0; hour < 24; hour++) {
			long number = count.of("hour", twoDigits(Math.floorMod(hour - ahead, 24)));
			points.add(new Point(hour, number, twoDigits(hour) + ":00", numbers.format(number), null));
		}
		return points;
	}

	private static String twoDigits(int hour) {
		return String.format(Locale.ROOT, "%02d", hour);
	}

	private static Breakdown breakdown(String dimension, Count count, Locale locale, UnaryOperator<String> named) {
		return new Breakdown(dimension,
				lines(count.dimensions().getOrDefault(dimension, Map.of()), count.confirmed(), locale, named));
	}

	/** The largest first. */
	private static List<Line> lines(Map<String, Long> counted, long all, Locale locale, UnaryOperator<String> named) {
		NumberFormat numbers = NumberFormat.getIntegerInstance(locale);
		NumberFormat percent = NumberFormat.getPercentInstance(locale);
		return counted.entrySet()
			.stream()
			.filter((entry) -> entry.getValue() != 0)
			.sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
				.thenComparing(Map.Entry.comparingByKey()))
			.map((entry) -> {
				double share = (all > 0) ? (double) entry.getValue() / all : 0;
				return new Line(named.apply(entry.getKey()), numbers.format(entry.getValue()), percent.format(share),
						Math.round(share * 100));
			})
			.toList();
	}

	private String consent(String key, Language language) {
		String[] parts = key.split(" ", 2);
		return this.messages.getMessage("dashboard.consent." + parts[0],
				new Object[] { this.organisations.nameOf(parts[1], language.code()) }, language.locale());
	}

	private String word(String code, Locale locale) {
		return this.messages.getMessage(code, null, locale);
	}

	static String time(@Nullable Instant at, Locale locale) {
		return (at == null) ? ""
				: DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
					.withLocale(locale)
					.format(at.atZone(ZONE));
	}

}
