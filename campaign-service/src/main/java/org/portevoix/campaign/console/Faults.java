package org.portevoix.campaign.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.portevoix.campaign.campaigns.Content;
import org.portevoix.campaign.campaigns.KnownOrganisations;
import org.portevoix.campaign.campaigns.Missing;
import org.portevoix.service.problems.FieldError;
import org.portevoix.ui.Language;

import org.springframework.context.MessageSource;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Component;

/**
 * Says in words what a campaign lacks or what can't be taken as it is, and where that is
 * mended.
 */
@Component
class Faults {

	private static final Pattern TEXT = Pattern.compile("translations\\.([a-z]{2})\\.([a-zA-Z]+)");

	private static final Pattern ENTRY = Pattern.compile("([a-z]+)\\[(\\d{1,3})](?:\\.(.+))?");

	private static final Pattern USE = Pattern.compile("use\\.([a-z]{2})");

	private static final String SETTINGS = "/settings";

	private final MessageSource messages;

	private final KnownOrganisations organisations;

	Faults(MessageSource messages, KnownOrganisations organisations) {
		this.messages = messages;
		this.organisations = organisations;
	}

	List<Fault> missing(List<Missing> missing, String slug, Content content, Language reader) {
		return distinct(missing.stream()
			.map((one) -> fault(one.field(), one.language(), one.code(), slug, content, reader))
			.toList());
	}

	List<Fault> errors(List<FieldError> errors, String slug, @Nullable Content content, Language reader) {
		return distinct(errors.stream().map((error) -> {
			Matcher text = TEXT.matcher(error.field());
			return text.matches() ? fault(text.group(2), text.group(1), error.code(), slug, content, reader)
					: fault(error.field(), null, error.code(), slug, content, reader);
		}).toList());
	}

	private Fault fault(String field, @Nullable String language, String code, String slug, @Nullable Content content,
			Language reader) {
		String campaign = "/console/campaigns/" + slug;
		Matcher entry = ENTRY.matcher(field);
		if (entry.matches()) {
			return entry(entry, language, code, campaign, content, reader);
		}
		if (field.startsWith("organisation.") && content != null) {
			return organisation(content.organisation(), field.substring("organisation.".length()), reader);
		}
		if (field.startsWith("translations.")) {
			String wanted = field.substring("translations.".length());
			return new Fault(campaign + "/texts/" + wanted, "title",
					said(reader, name(wanted, reader), "translation." + code));
		}
		if (language != null) {
			return new Fault(campaign + "/texts/" + language, field,
					said(reader, name(language, reader), field + "." + code, field, code));
		}
		if (field.equals("translations")) {
			return new Fault(campaign, "languages", said(reader, "", "translations." + code, code));
		}
		String anchor = field.equals("targets") ? "targets-0-name" : field;
		return new Fault(campaign + SETTINGS, anchor, said(reader, field, field + "." + code, field, code));
	}

	private Fault entry(Matcher entry, @Nullable String language, String code, String campaign,
			@Nullable Content content, Language reader) {
		String list = entry.group(1);
		int index = Integer.parseInt(entry.group(2));
		String part = (entry.group(3) != null) ? entry.group(3) : "";
		String settings = campaign + SETTINGS;
		String place = Integer.toString(index + 1);
		if (list.equals("sources")) {
			return new Fault(settings, "sources", said(reader, place, "sources." + code, code));
		}
		if (list.equals("partners")) {
			return new Fault(settings, "partners-" + index, said(reader, place, "partners." + code, code));
		}
		if (list.equals("targets")) {
			return new Fault(settings, "targets-" + index + "-" + (part.isEmpty() ? "name" : part),
					said(reader, place, "targets." + code, code));
		}
		Matcher use = USE.matcher(part);
		String inLanguage = use.matches() ? use.group(1) : language;
		if (inLanguage != null) {
			return new Fault(settings, "consents-" + index + "-use-" + inLanguage,
					said(reader, name(inLanguage, reader), "use." + code, code));
		}
		if (part.startsWith("organisation.") && content != null && index < content.consents().size()) {
			return organisation(content.consents().get(index).organisation(), part.substring("organisation.".length()),
					reader);
		}
		String anchor = part.startsWith("organisation") ? "organisation" : "purpose";
		return new Fault(settings, "consents-" + index + "-" + anchor,
				said(reader, place, "consents." + anchor + "." + code, code));
	}

	/** What an organisation lacks is mended on its own page. */
	private Fault organisation(String organisation, String field, Language reader) {
		String lacking = this.messages.getMessage("hinder.organisation." + field, null, field, reader.locale());
		return new Fault("/console/organisations/" + organisation, field, this.messages.getMessage(
				"hinder.organisation",
				new Object[] { this.organisations.nameOf(organisation, reader.code()), String.valueOf(lacking) },
				reader.locale()));
	}

	/** The first of some messages that there is. */
	private String said(Language reader, String argument, String... names) {
		List<String> codes = new ArrayList<>();
		for (String name : names) {
			codes.add("hinder." + name);
		}
		codes.add("hinder");
		return this.messages.getMessage(
				new DefaultMessageSourceResolvable(codes.toArray(String[]::new), new Object[] { argument }),
				reader.locale());
	}

	private static String name(String language, Language reader) {
		return Language.of(language).map((one) -> one.nameIn(reader)).orElse(language.toUpperCase(Locale.ROOT));
	}

	private static List<Fault> distinct(List<Fault> faults) {
		return faults.stream().distinct().toList();
	}

}
