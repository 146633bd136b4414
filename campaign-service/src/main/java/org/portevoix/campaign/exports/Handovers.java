package org.portevoix.campaign.exports;

import java.text.NumberFormat;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.portevoix.campaign.campaigns.KnownOrganisations;
import org.portevoix.campaign.exports.Handover.Part;
import org.portevoix.campaign.ledger.Count;
import org.portevoix.events.CampaignState;
import org.portevoix.ui.Language;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts into words what is handed in. */
@Component
class Handovers {

	private static final ZoneId ZONE = ZoneId.of("Europe/Brussels");

	/** Below so many, a country or a language might tell who it was. */
	private static final long FEW = 10;

	private final KnownOrganisations organisations;

	private final MessageSource messages;

	Handovers(KnownOrganisations organisations, MessageSource messages) {
		this.organisations = organisations;
		this.messages = messages;
	}

	Handover of(CampaignState campaign, Count count) {
		Language language = Language.of(campaign.defaultLanguage()).orElse(Language.FR);
		Locale locale = language.locale();
		NumberFormat numbers = NumberFormat.getIntegerInstance(locale);
		CampaignState.Translation words = campaign.translation(language.code());
		String day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
			.withLocale(locale)
			.format(count.asOf().atZone(ZONE));
		String organisation = this.organisations.nameOf(campaign.organisation(), language.code());
		return new Handover(campaign.slug(), language.code(), words.title(), words.demand(),
				campaign.targets(language.code())
					.stream()
					.map((target) -> word(locale, "exports.pdf.to",
							target.office().isBlank() ? target.name() : target.name() + ", " + target.office()))
					.toList(),
				numbers.format(count.confirmed()), word(locale, "exports.pdf.signed"),
				word(locale, "exports.pdf.carrier", organisation, day), word(locale, "exports.pdf.breakdown"),
				word(locale, "exports.pdf.by-country"),
				parts(count, "country", locale, (code) -> Locale.of("", code).getDisplayCountry(locale)),
				word(locale, "exports.pdf.by-language"),
				parts(count, "language", locale, (code) -> Language.of(code).map(Language::ownName).orElse(code)),
				word(locale, "exports.pdf.names"), word(locale, "exports.pdf.names.text"), words.title(),
				word(locale, "exports.pdf.elsewhere"),
				(names, unwritten) -> word(locale, "exports.pdf.last", numbers.format(names)) + ((unwritten > 0)
						? " " + word(locale, "exports.pdf.unwritten", numbers.format(unwritten)) : ""));
	}

	private List<Part> parts(Count count, String dimension, Locale locale, UnaryOperator<String> named) {
		NumberFormat numbers = NumberFormat.getIntegerInstance(locale);
		NumberFormat percent = NumberFormat.getPercentInstance(locale);
		List<Part> parts = new ArrayList<>();
		long few = 0;
		List<Map.Entry<String, Long>> sorted = count.dimensions()
			.getOrDefault(dimension, Map.of())
			.entrySet()
			.stream()
			.sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
				.thenComparing(Map.Entry.comparingByKey()))
			.toList();
		for (Map.Entry<String, Long> entry : sorted) {
			if (entry.getValue() < FEW) {
				few += entry.getValue();
				continue;
			}
			parts.add(new Part(named.apply(entry.getKey()), numbers.format(entry.getValue()),
					percent.format((double) entry.getValue() / count.confirmed())));
		}
		if (few > 0) {
			parts.add(new Part(word(locale, "exports.pdf.few"), numbers.format(few),
					percent.format((double) few / count.confirmed())));
		}
		return parts;
	}

	private String word(Locale locale, String code, Object... arguments) {
		return this.messages.getMessage(code, arguments, locale);
	}

}
