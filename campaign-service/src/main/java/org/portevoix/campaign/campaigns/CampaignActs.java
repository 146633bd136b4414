package org.portevoix.campaign.campaigns;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.portevoix.service.audit.Act;

/** What is written in the audit trail about campaigns. */
final class CampaignActs {

	/**
	 * A trail is read by people: the beginning of a long text is enough to know it by.
	 */
	private static final int LONGEST = 200;

	private CampaignActs() {
	}

	static Act created(Campaign campaign) {
		return act("created", campaign);
	}

	/** Names each field that is not what it was. */
	static Act edited(Campaign before, Campaign after) {
		Map<String, String> was = fields(before);
		Map<String, String> is = fields(after);
		was.keySet().removeIf((field) -> Objects.equals(was.get(field), is.get(field)) && is.remove(field) != null);
		was.replaceAll((_, text) -> shortened(text));
		is.replaceAll((_, text) -> shortened(text));
		return act("edited", after).changing(was, is);
	}

	static Act stepped(String step, Campaign before, Campaign after, @Nullable String note) {
		return act(step, after).because(note)
			.changing(Map.of("status", before.stateName()), Map.of("status", after.stateName()));
	}

	static Act discarded(Campaign draft) {
		return act("discarded", draft).changing(fields(draft), Map.of());
	}

	static Act previewed(Campaign campaign) {
		return act((campaign.notes().preview() != null) ? "preview-link-made" : "preview-link-revoked", campaign);
	}

	/** Words that wait until somebody publishes them. */
	static Act proposed(Campaign campaign, String language, Content.Words published, Content.Words wanted) {
		Map<String, String> was = new TreeMap<>();
		Map<String, String> is = new TreeMap<>();
		wanted.byField().forEach((field, text) -> {
			String before = published.byField().getOrDefault(field, "");
			if (!text.equals(before)) {
				was.put("translations." + language + "." + field, shortened(before));
				is.put("translations." + language + "." + field, shortened(text));
			}
		});
		return act("texts-proposed", campaign).changing(was, is);
	}

	static Act declined(Campaign campaign, String language) {
		return act("texts-declined", campaign).changing(Map.of("language", language), Map.of());
	}

	private static Act act(String name, Campaign campaign) {
		return Act.of("campaign." + name, "campaign/" + campaign.slug(), campaign.content().organisation());
	}

	private static Map<String, String> fields(Campaign campaign) {
		Content content = campaign.content();
		Map<String, String> fields = new TreeMap<>();
		fields.put("slug", campaign.slug());
		fields.put("organisation", content.organisation());
		fields.put("defaultLanguage", Objects.requireNonNullElse(content.defaultLanguage(), ""));
		fields.put("goal", Integer.toString(content.goal()));
		fields.put("opensAt", Objects.toString(content.opensAt(), ""));
		fields.put("closesAt", Objects.toString(content.closesAt(), ""));
		fields.put("timeZone", Objects.requireNonNullElse(content.timeZone(), ""));
		fields.put("targets", content.targets().stream().map(Content.Target::line).collect(Collectors.joining("; ")));
		fields.put("partners", String.join(" ", content.partners()));
		fields.put("sources", String.join(" ", content.sources()));
		fields.put("consents",
				content.consents().stream().map(CampaignActs::question).collect(Collectors.joining("; ")));
		content.translations()
			.forEach((language, words) -> words.byField()
				.forEach((field, text) -> fields.put("translations." + language + "." + field, text)));
		return fields;
	}

	private static String question(Content.Asked asked) {
		String question = asked.purpose().code() + " " + asked.organisation();
		return asked.use().isEmpty() ? question : question + " " + new TreeMap<>(asked.use());
	}

	private static String shortened(String text) {
		return (text.length() <= LONGEST) ? text : text.substring(0, LONGEST) + "…";
	}

}
