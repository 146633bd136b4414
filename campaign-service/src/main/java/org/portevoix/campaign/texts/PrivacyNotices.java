package org.portevoix.campaign.texts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.portevoix.events.CampaignState.Notice;
import org.portevoix.events.OrganisationState;
import org.portevoix.events.Purpose;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The privacy notice of a campaign, as GDPR Art. 13 wants it: who, what for and on what
 * basis, who receives it, for how long, and what a person can do about it.
 */
@Component
public class PrivacyNotices {

	private final Map<String, NoticeWords> words = new HashMap<>();

	private final ConsentTexts consents;

	private final Retention retention;

	private final String publicUrl;

	PrivacyNotices(ConsentTexts consents, Retention retention, @Value("${portevoix.public-url}") String publicUrl) {
		this.consents = consents;
		this.retention = retention;
		this.publicUrl = publicUrl;
		for (String language : List.of("fr", "nl", "en", "es")) {
			this.words.put(language, new NoticeWords(language));
		}
	}

	/** The notice in a language, in Markdown, and the version that names exactly it. */
	public Notice notice(NoticeFacts facts, String language) {
		NoticeWords spoken = this.words.get(language);
		if (spoken == null) {
			throw new IllegalArgumentException("No notice in " + language);
		}
		Map<String, String> values = new HashMap<>(identity(facts.controller(), spoken));
		values.putAll(periods(facts, spoken));
		values.put("support",
				NoticeWords.plain(this.consents.text(Purpose.SUPPORT, facts.controller(), language, null).text()));
		values.put("partners", partners(facts, spoken));
		values.put("comment", facts.comments() ? spoken.fragment("comment", Map.of()) : "");
		values.put("purposes", purposes(facts, spoken));
		values.put("recipients", recipients(facts, spoken));
		values.put("transfers", transfers(facts, spoken));
		values.put("authority", spoken.fragmentFor(facts.controller().country(), "authority", values));
		values.put("own-notice", ownNotice(facts.controller(), spoken));
		values.put("my-data", "<%s/%s/me>".formatted(this.publicUrl, language));
		String text = spoken.frame(values);
		return new Notice(Template.version(text), text);
	}

	private static Map<String, String> identity(OrganisationState organisation, NoticeWords spoken) {
		String officer = organisation.dataProtectionOfficer();
		return Map.of("organisation", NoticeWords.plain(organisation.nameIn(spoken.language())), "legal-name",
				NoticeWords.plain(organisation.legalName()), "legal-form", NoticeWords.plain(organisation.legalForm()),
				"registration-number", NoticeWords.plain(organisation.registrationNumber()), "seat",
				NoticeWords.plain(organisation.seat()), "email", NoticeWords.contact(organisation.email()),
				"privacy-contact", NoticeWords.contact(organisation.privacyContact()), "country",
				spoken.country(organisation.country()), "officer", (officer == null || officer.isBlank()) ? ""
						: spoken.fragment("officer", Map.of("officer", NoticeWords.contact(officer))));
	}

	private Map<String, String> periods(NoticeFacts facts, NoticeWords spoken) {
		Retention kept = this.retention;
		return Map.of("unconfirmed", spoken.days(kept.unconfirmed()), "evidence", spoken.days(kept.evidence()),
				"signatures", spoken.months(kept.signatures()), "inactivity", spoken.months(kept.inactivity()),
				"anonymised-at", spoken.date(kept.anonymisedAt(facts.closesAt())));
	}

	private static String partners(NoticeFacts facts, NoticeWords spoken) {
		String names = facts.partners()
			.stream()
			.map((partner) -> NoticeWords.plain(partner.nameIn(spoken.language())))
			.collect(Collectors.joining(", "));
		return names.isEmpty() ? "" : spoken.fragment("partners", Map.of("organisation",
				NoticeWords.plain(facts.controller().nameIn(spoken.language())), "names", names));
	}

	private String purposes(NoticeFacts facts, NoticeWords spoken) {
		return facts.asked()
			.stream()
			.filter((asked) -> asked.purpose() != Purpose.SUPPORT)
			.map((asked) -> spoken.fragment(asked.purpose().code(),
					Map.of("organisation", NoticeWords.plain(asked.organisation().nameIn(spoken.language())), "use",
							NoticeWords
								.plain(this.consents.use(spoken.language(), asked.use().get(spoken.language())))))
					+ " " + spoken.fragment("only-if-ticked", Map.of()))
			.collect(Collectors.joining("\n"));
	}

	private static String recipients(NoticeFacts facts, NoticeWords spoken) {
		List<String> recipients = new ArrayList<>();
		if (asks(facts, Purpose.HAND_IN)) {
			facts.targets()
				.forEach((target) -> recipients.add(Stream.of(target.name(), target.office())
					.filter((part) -> !part.isBlank())
					.map(NoticeWords::plain)
					.collect(Collectors.joining(", "))));
		}
		if (asks(facts, Purpose.SHOW_NAME)) {
			recipients.add(spoken.fragment("recipients.public", Map.of()));
		}
		others(facts).forEach((organisation) -> recipients
			.add(spoken.fragment("recipients.organisation", identity(organisation, spoken))));
		Map<String, String> controller = identity(facts.controller(), spoken);
		if (recipients.isEmpty()) {
			return spoken.fragment("recipients.none", controller);
		}
		return spoken.fragment("recipients.intro", controller) + "\n\n"
				+ recipients.stream().map((recipient) -> "- " + recipient).collect(Collectors.joining("\n"));
	}

	private static String transfers(NoticeFacts facts, NoticeWords spoken) {
		String transfers = Stream.concat(Stream.of(facts.controller()), others(facts).stream())
			.filter((organisation) -> !organisation.inEea())
			.map((organisation) -> spoken.fragment("transfers",
					Map.of("name", NoticeWords.plain(organisation.legalName()), "country",
							spoken.country(organisation.country()), "basis",
							NoticeWords.plain(organisation.transferBasis()))))
			.collect(Collectors.joining("\n\n"));
		return transfers.isEmpty() ? spoken.fragment("transfers.none", Map.of()) : transfers;
	}

	private static boolean asks(NoticeFacts facts, Purpose purpose) {
		return facts.asked().stream().anyMatch((asked) -> asked.purpose() == purpose);
	}

	/** The organisations that may get a name and an address, beside the controller. */
	private static List<OrganisationState> others(NoticeFacts facts) {
		Map<String, OrganisationState> others = new LinkedHashMap<>();
		facts.asked()
			.stream()
			.map(NoticeFacts.Asked::organisation)
			.filter((organisation) -> !organisation.organisationId().equals(facts.controller().organisationId()))
			.forEach((organisation) -> others.put(organisation.organisationId(), organisation));
		return List.copyOf(others.values());
	}

	private static String ownNotice(OrganisationState controller, NoticeWords spoken) {
		String own = controller.notices().get(spoken.language());
		return (own == null || own.isBlank()) ? ""
				: spoken.fragment("own-notice",
						Map.of("organisation", NoticeWords.plain(controller.nameIn(spoken.language())))) + "\n\n"
						+ own.strip();
	}

}
