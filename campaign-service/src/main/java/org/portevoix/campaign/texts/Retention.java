package org.portevoix.campaign.texts;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;

import org.portevoix.events.CampaignState;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long personal data is kept.
 *
 * @param unconfirmed a submission that nobody confirms, in whole days
 * @param evidence what moderators may look at, in whole days
 * @param signatures names under a campaign, after its end, in whole months
 * @param answer how long after the close an answer is waited for
 * @param inactivity a person who wants to be written to, and does nothing, in whole
 * months
 */
@ConfigurationProperties("portevoix.retention")
public record Retention(Duration unconfirmed, Duration evidence, Period signatures, Period answer, Period inactivity) {

	/** When names leave the signatures of a campaign, as far as is known now. */
	public Instant anonymisedAt(CampaignState campaign) {
		Instant latest = anonymisedAt(campaign.end());
		CampaignState.Answer answer = campaign.answer();
		if (answer == null) {
			return latest;
		}
		Instant ended = answer.at().isAfter(campaign.end()) ? answer.at() : campaign.end();
		Instant answered = ended.atOffset(ZoneOffset.UTC).plus(this.signatures).toInstant();
		return answered.isBefore(latest) ? answered : latest;
	}

	/** The latest moment at which names leave the signatures of a campaign. */
	Instant anonymisedAt(Instant closesAt) {
		return closesAt.atOffset(ZoneOffset.UTC).plus(this.answer).plus(this.signatures).toInstant();
	}

}
