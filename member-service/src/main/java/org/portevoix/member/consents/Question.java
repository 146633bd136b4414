package org.portevoix.member.consents;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.Purpose;

/**
 * What a person decides about: the same question may be asked again under another
 * campaign, unless it is about that campaign alone.
 *
 * @param campaignId null for what concerns an organisation and not a campaign
 */
public record Question(Purpose purpose, String organisation, @Nullable String campaignId) {

	/** The question as it was asked under a campaign. */
	public static Question of(Purpose purpose, String organisation, String campaignId) {
		return switch (purpose) {
			case SUPPORT, HAND_IN, SHOW_NAME, UPDATES -> new Question(purpose, organisation, campaignId);
			case NEWSLETTER, SHARE -> new Question(purpose, organisation, null);
		};
	}

}
