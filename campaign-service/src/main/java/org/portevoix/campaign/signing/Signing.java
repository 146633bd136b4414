package org.portevoix.campaign.signing;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.portevoix.campaign.campaigns.CampaignNotFound;
import org.portevoix.campaign.campaigns.PublishedCampaigns;
import org.portevoix.service.identity.CanonicalAddress;
import org.portevoix.service.identity.Pseudonyms;
import org.portevoix.service.problems.InvalidRequest;
import org.portevoix.events.CampaignState;
import org.portevoix.events.Event;
import org.portevoix.events.Evidence;
import org.portevoix.events.SignatureRecord;
import org.portevoix.events.Submission;

import org.springframework.stereotype.Component;

/**
 * Takes signatures. It asks no store and looks at nobody's past, so that the answer and
 * its time are the same for a known and an unknown address.
 */
@Component
public class Signing {

	private static final URI SOURCE = URI.create("/campaign-service/signing");

	private final PublishedCampaigns campaigns;

	private final Pseudonyms pseudonyms;

	private final SignatureLog log;

	private final Clock clock;

	Signing(PublishedCampaigns campaigns, Pseudonyms pseudonyms, SignatureLog log, Clock clock) {
		this.campaigns = campaigns;
		this.pseudonyms = pseudonyms;
		this.log = log;
		this.clock = clock;
	}

	/**
	 * Records a submission; on return it can no longer be lost.
	 * @throws CampaignNotFound if there is no such campaign
	 * @throws CampaignNotOpen if it takes no signatures now
	 * @throws InvalidRequest with each field that can't be taken
	 * @throws LogUnavailable if nothing was recorded
	 */
	public void sign(String slug, SignatureRequest request, Client client) {
		CampaignState campaign = this.campaigns.required(slug);
		this.log.append(submitted(campaign, request, client, UUID.randomUUID().toString()));
	}

	/** What is recorded of a request, under an id. */
	Event<SignatureRecord.Submitted> submitted(CampaignState campaign, SignatureRequest request, Client client,
			String id) {
		Instant now = this.clock.instant();
		if (!campaign.openAt(now)) {
			throw new CampaignNotOpen();
		}
		Submission submission = SubmissionCheck.submission(campaign, request, now);
		String address = CanonicalAddress.of(submission.email());
		return new Event<>(id, SOURCE, this.pseudonyms.signature(campaign.campaignId(), address), now,
				client.traceparent(),
				new SignatureRecord.Submitted(campaign.campaignId(), campaign.slug(),
						countedFor(campaign, submission.source()), this.pseudonyms.person(address), submission,
						evidence(address, client, request.formSeconds())));
	}

	private static String countedFor(CampaignState campaign, String source) {
		return campaign.partners().contains(source) ? source : campaign.organisation();
	}

	private Evidence evidence(String address, Client client, @Nullable Integer formSeconds) {
		return new Evidence(Optional.ofNullable(client.networkPrefix()).map(this.pseudonyms::network).orElse(null),
				address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT), formSeconds);
	}

}
