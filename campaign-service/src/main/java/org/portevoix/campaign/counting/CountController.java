package org.portevoix.campaign.counting;

import org.portevoix.campaign.campaigns.PublishedCampaigns;
import org.portevoix.campaign.ledger.Counts;
import org.portevoix.events.CampaignState;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The count for everybody. */
@RestController
@RequestMapping("/api/v1/campaigns/{slug}/count")
class CountController {

	private final PublishedCampaigns campaigns;

	private final Counts counts;

	private final CountStreams streams;

	CountController(PublishedCampaigns campaigns, Counts counts, CountStreams streams) {
		this.campaigns = campaigns;
		this.counts = counts;
		this.streams = streams;
	}

	@GetMapping
	ResponseEntity<CountView> count(@PathVariable String slug) {
		CampaignState campaign = this.campaigns.required(slug);
		CountView count = this.counts.of(campaign.campaignId())
			.map((known) -> CountView.of(campaign, known))
			.orElseThrow(CountUnknown::new);
		return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(count);
	}

	@GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	ResponseEntity<SseEmitter> stream(@PathVariable String slug) {
		CampaignState campaign = this.campaigns.required(slug);
		return ResponseEntity.ok()
			.cacheControl(CacheControl.noStore())
			.body(this.streams.follow(
					() -> this.counts.of(campaign.campaignId()).map((count) -> CountView.of(campaign, count)),
					CountView::looksLike));
	}

}
