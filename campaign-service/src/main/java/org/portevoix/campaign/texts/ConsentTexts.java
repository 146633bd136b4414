package org.portevoix.campaign.texts;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.CampaignState.Text;
import org.portevoix.events.OrganisationState;
import org.portevoix.events.Purpose;

import org.springframework.stereotype.Component;

/**
 * What people are asked to agree to, word for word: one text per purpose and language,
 * written in that language, with the organisation in it. GDPR Art. 7 and 9(2)(a) want it
 * to be explicit, to say who does what, and how to take it back.
 */
@Component
public class ConsentTexts {

	private final Map<String, Properties> texts = new HashMap<>();

	public ConsentTexts() {
		for (String language : new String[] { "fr", "nl", "en", "es" }) {
			this.texts.put(language, Template.read("consents_%s.properties".formatted(language)));
		}
	}

	/**
	 * The words of a question, and the version that names exactly them.
	 * @param use what data is shared for; the usual one if it is not stated
	 */
	public Text text(Purpose purpose, OrganisationState organisation, String language, @Nullable String use) {
		Properties spoken = spoken(language);
		String country = Locale.of("", organisation.country()).getDisplayCountry(Locale.of(language));
		String template = spoken.getProperty(purpose.code());
		if (purpose.keepsContact() && !organisation.inEea()) {
			template = template + " " + spoken.getProperty("outside-eea");
		}
		String text = Template.fill(template,
				Map.of("organisation", organisation.nameIn(language), "use", use(language, use), "country", country));
		return new Text(Template.version(text), text);
	}

	/** What data is shared for: as stated, or as usual. */
	String use(String language, @Nullable String stated) {
		return (stated != null && !stated.isBlank()) ? stated : spoken(language).getProperty("share.use");
	}

	private Properties spoken(String language) {
		Properties spoken = this.texts.get(language);
		if (spoken == null) {
			throw new IllegalArgumentException("No texts in " + language);
		}
		return spoken;
	}

}
