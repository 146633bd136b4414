package org.portevoix.member.supporters;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.Purpose;
import org.portevoix.member.campaigns.Campaign;
import org.portevoix.member.campaigns.KnownCampaigns;
import org.portevoix.member.people.People.Wanted;
import org.portevoix.service.problems.FieldError;
import org.portevoix.service.problems.InvalidRequest;

/**
 * Whom somebody asks for, in her words.
 *
 * @param changedSince a moment, or a day as it begins in Brussels
 * @param campaign the slug
 */
record Asked(@Nullable String changedSince, @Nullable String purpose, @Nullable String campaign) {

	private static final ZoneId ZONE = ZoneId.of("Europe/Brussels");

	/**
	 * The same in ours.
	 * @throws InvalidRequest with every faulty field
	 */
	Wanted of(String organisation, KnownCampaigns campaigns) {
		List<FieldError> errors = new ArrayList<>();
		Instant since = since(errors);
		Purpose known = purpose(errors);
		String campaignId = campaignId(campaigns, errors);
		if (!errors.isEmpty()) {
			throw new InvalidRequest(errors);
		}
		return new Wanted(organisation, since, known, campaignId);
	}

	private @Nullable Instant since(List<FieldError> errors) {
		if (this.changedSince == null || this.changedSince.isBlank()) {
			return null;
		}
		try {
			return this.changedSince.contains("T") ? OffsetDateTime.parse(this.changedSince).toInstant()
					: LocalDate.parse(this.changedSince).atStartOfDay(ZONE).toInstant();
		}
		catch (DateTimeException ex) {
			errors.add(new FieldError("changedSince", "invalid"));
			return null;
		}
	}

	private @Nullable Purpose purpose(List<FieldError> errors) {
		if (this.purpose == null || this.purpose.isBlank()) {
			return null;
		}
		for (Purpose known : Purpose.values()) {
			if (known.code().equals(this.purpose) && known.keepsContact()) {
				return known;
			}
		}
		errors.add(new FieldError("purpose", "invalid"));
		return null;
	}

	private @Nullable String campaignId(KnownCampaigns campaigns, List<FieldError> errors) {
		if (this.campaign == null || this.campaign.isBlank()) {
			return null;
		}
		String id = campaigns.bySlug(this.campaign.strip()).map(Campaign::campaignId).orElse(null);
		if (id == null) {
			errors.add(new FieldError("campaign", "unknown"));
		}
		return id;
	}

}
