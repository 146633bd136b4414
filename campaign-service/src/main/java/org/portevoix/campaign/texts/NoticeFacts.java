package org.portevoix.campaign.texts;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.portevoix.events.CampaignState.Target;
import org.portevoix.events.OrganisationState;
import org.portevoix.events.Purpose;

/**
 * What a privacy notice depends on.
 *
 * @param controller complete, see {@link OrganisationState#missing()}
 * @param partners organisations that joined the campaign
 * @param asked the boxes of the form
 * @param targets those who decide, as the language of the notice names them
 * @param closesAt when the campaign closes at the latest
 * @param comments whether the form has a field for a comment
 */
public record NoticeFacts(OrganisationState controller, List<OrganisationState> partners, List<Asked> asked,
		List<Target> targets, Instant closesAt, boolean comments) {

	public NoticeFacts {
		partners = List.copyOf(partners);
		asked = List.copyOf(asked);
		targets = List.copyOf(targets);
	}

	/**
	 * One box.
	 *
	 * @param use what data is shared for, by language
	 */
	public record Asked(Purpose purpose, OrganisationState organisation, Map<String, String> use) {

		public Asked {
			use = Map.copyOf(use);
		}

	}

}
