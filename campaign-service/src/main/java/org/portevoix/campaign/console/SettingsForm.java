package org.portevoix.campaign.console;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.portevoix.campaign.campaigns.Content;
import org.portevoix.ui.Language;

/**
 * The settings of a campaign as they were typed. Empty rows are left out.
 *
 * @param single what stands in one field each
 * @param was the hash of each group as its writer saw it first
 * @param rows how many rows of each kind the form shows
 */
record SettingsForm(Map<String, String> single, List<Target> targets, List<String> partners, List<Consent> consents,
		Map<String, String> was, int rows) {

	/**
	 * What can be changed apart, so that two people who change different things agree.
	 */
	static final List<String> GROUPS = List.of("slug", "defaultLanguage", "goal", "timeZone", "opensAt", "closesAt",
			"targets", "partners", "sources", "consents");

	/** More than anybody needs, so that a forged form ends somewhere. */
	private static final int MOST_ROWS = 60;

	private static final List<String> SINGLE = List.of("slug", "defaultLanguage", "goal", "timeZone", "opensAt",
			"closesAt", "sources");

	SettingsForm {
		single = Map.copyOf(single);
		targets = List.copyOf(targets);
		partners = List.copyOf(partners);
		consents = List.copyOf(consents);
		was = Map.copyOf(was);
	}

	/** An untouched form. */
	static SettingsForm of(String slug, Content content, ZoneId zone) {
		Map<String, String> single = Map.of("slug", slug, "defaultLanguage",
				Objects.requireNonNullElse(content.defaultLanguage(), ""), "goal",
				(content.goal() > 0) ? Integer.toString(content.goal()) : "", "timeZone", zone.getId(), "opensAt",
				Times.local(content.opensAt(), zone), "closesAt", Times.local(content.closesAt(), zone), "sources",
				String.join(" ", content.sources()));
		SettingsForm form = new SettingsForm(single,
				content.targets().stream().map((target) -> new Target(target.name(), target.office())).toList(),
				content.partners(),
				content.consents()
					.stream()
					.map((asked) -> new Consent(asked.purpose().code(),
							asked.organisation().equals(content.organisation()) ? "" : asked.organisation(),
							asked.use()))
					.toList(),
				Map.of(), 0);
		return form.seeing(form);
	}

	static SettingsForm read(UnaryOperator<@Nullable String> field) {
		Map<String, String> single = new HashMap<>();
		SINGLE.forEach((name) -> single.put(name, value(field, name)));
		Map<String, String> was = new HashMap<>();
		GROUPS.forEach((name) -> was.put(name, value(field, "was." + name)));
		List<Target> targets = new ArrayList<>();
		List<String> partners = new ArrayList<>();
		List<Consent> consents = new ArrayList<>();
		for (int row = 0; row < MOST_ROWS; row++) {
			targets.add(
					new Target(value(field, "targets[" + row + "].name"), value(field, "targets[" + row + "].office")));
			partners.add(value(field, "partners[" + row + "]"));
			consents.add(Consent.read(field, "consents[" + row + "]."));
		}
		int rows = value(field, "rows").matches("[0-9]{1,2}") ? Integer.parseInt(value(field, "rows")) : 0;
		return new SettingsForm(single, targets.stream().filter(Target::filled).toList(),
				partners.stream().filter((partner) -> !partner.isEmpty()).toList(),
				consents.stream().filter(Consent::filled).toList(), was, rows);
	}

	/** The same after its writer saw what is kept now. */
	SettingsForm seeing(SettingsForm kept) {
		Map<String, String> hashes = new HashMap<>();
		kept.groups().forEach((group, text) -> hashes.put(group, Merge.hash(text)));
		return new SettingsForm(this.single, this.targets, this.partners, this.consents, hashes, this.rows);
	}

	/** The same with room for more. */
	SettingsForm longer() {
		return new SettingsForm(this.single, this.targets, this.partners, this.consents, this.was,
				Math.min(this.rows + 3, MOST_ROWS));
	}

	/** Hers where she touched a group, else what is kept. */
	SettingsForm over(SettingsForm kept, Merge merge) {
		Map<String, String> values = new HashMap<>();
		SINGLE.forEach((name) -> values.put(name, (merge.touched().contains(name) ? this : kept).value(name)));
		return new SettingsForm(values, (merge.touched().contains("targets") ? this : kept).targets,
				(merge.touched().contains("partners") ? this : kept).partners,
				(merge.touched().contains("consents") ? this : kept).consents, this.was, this.rows);
	}

	/** Each group as one text, to be compared and shown. */
	Map<String, String> groups() {
		Map<String, String> groups = new TreeMap<>(this.single);
		groups.put("targets", lines(this.targets.stream().map((one) -> one.name() + ", " + one.office())));
		groups.put("partners", lines(this.partners.stream()));
		groups.put("consents", lines(this.consents.stream().map(Consent::line)));
		return groups;
	}

	public String value(String name) {
		return this.single.getOrDefault(name, "");
	}

	public String was(String group) {
		return this.was.getOrDefault(group, "");
	}

	/** What is written, and empty rows after it. */
	public List<Target> targetRows() {
		return filledUp(this.targets, new Target("", ""), 1);
	}

	public List<String> partnerRows() {
		return filledUp(this.partners, "", 1);
	}

	public List<Consent> consentRows() {
		return filledUp(this.consents, new Consent("", "", Map.of()), 1);
	}

	/** What is no number is none that a goal can be. */
	static int goal(String typed) {
		String digits = typed.replaceAll("[\\s.,'\\u00a0\\u202f]", "");
		return digits.isEmpty() ? 0 : digits.matches("[0-9]{1,9}") ? Integer.parseInt(digits) : -1;
	}

	private <T> List<T> filledUp(List<T> filled, T empty, int spare) {
		List<T> all = new ArrayList<>(filled);
		for (int i = 0; i < spare + this.rows && all.size() < MOST_ROWS; i++) {
			all.add(empty);
		}
		return all;
	}

	private static String lines(Stream<String> entries) {
		return entries.collect(Collectors.joining("\n"));
	}

	private static String value(UnaryOperator<@Nullable String> field, String name) {
		return Merge.normal(Objects.requireNonNullElse(field.apply(name), ""));
	}

	/** A decision maker. */
	record Target(String name, String office) {

		boolean filled() {
			return !this.name.isEmpty() || !this.office.isEmpty();
		}

	}

	/**
	 * A question of the form.
	 *
	 * @param organisation empty for the one that carries the campaign
	 * @param use by language
	 */
	record Consent(String purpose, String organisation, Map<String, String> use) {

		Consent {
			use = Map.copyOf(use);
		}

		static Consent read(UnaryOperator<@Nullable String> field, String name) {
			Map<String, String> use = new HashMap<>();
			for (Language language : Language.all()) {
				String words = value(field, name + "use." + language.code());
				if (!words.isEmpty()) {
					use.put(language.code(), words);
				}
			}
			return new Consent(value(field, name + "purpose"), value(field, name + "organisation"), use);
		}

		boolean filled() {
			return !this.purpose.isEmpty() || !this.organisation.isEmpty() || !this.use.isEmpty();
		}

		public String useIn(String language) {
			return this.use.getOrDefault(language, "");
		}

		private String line() {
			return Stream
				.concat(Stream.of(this.purpose, this.organisation),
						new TreeMap<>(this.use).entrySet().stream().map((one) -> one.getKey() + ": " + one.getValue()))
				.filter((part) -> !part.isEmpty())
				.collect(Collectors.joining(", "));
		}

	}

}
