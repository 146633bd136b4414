package org.portevoix.campaign.counting;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.portevoix.campaign.campaigns.Goal;
import org.portevoix.campaign.campaigns.PublishedCampaigns;
import org.portevoix.campaign.ledger.Count;
import org.portevoix.campaign.ledger.Counts;
import org.portevoix.service.access.Caller;
import org.portevoix.service.access.Permission;
import org.portevoix.events.CampaignState;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The count broken down, for the organisation that carries the campaign. */
@RestController
class StatsController {

	private final PublishedCampaigns campaigns;

	private final Counts counts;

	StatsController(PublishedCampaigns campaigns, Counts counts) {
		this.campaigns = campaigns;
		this.counts = counts;
	}

	@GetMapping("/api/v1/campaigns/{slug}/stats")
	Stats stats(@PathVariable String slug, @AuthenticationPrincipal Jwt token) {
		CampaignState campaign = this.campaigns.required(slug);
		Caller.of(token).require(Permission.CAMPAIGN_READ, campaign.organisation());
		return this.counts.of(campaign.campaignId())
			.map((count) -> Stats.of(campaign, count))
			.orElseThrow(CountUnknown::new);
	}

	/**
	 * The breakdown.
	 *
	 * @param by dimension ({@code day}, {@code hour}, {@code country}, {@code language},
	 * {@code organisation}, {@code source}) and value; days and hours are in UTC
	 * @param pending how many signed and have not confirmed
	 * @param confirmationRate the part of those that signed who confirmed, from 0 to 1;
	 * null while nobody signed
	 * @param consents in force among those that count
	 */
	record Stats(String slug, long confirmed, long goal, Instant asOf, Map<String, Map<String, Long>> by, long pending,
			@Nullable Double confirmationRate, List<Given> consents) {

		private static final Set<String> BESIDE = Set.of("pending", "consent");

		static Stats of(CampaignState campaign, Count count) {
			Map<String, Map<String, Long>> sorted = count.dimensions()
				.entrySet()
				.stream()
				.filter((dimension) -> !BESIDE.contains(dimension.getKey()))
				.collect(Collectors.toMap(Map.Entry::getKey, (dimension) -> withoutZeros(dimension.getValue()),
						(one, other) -> one, TreeMap::new));
			return new Stats(campaign.slug(), count.confirmed(), Goal.at(campaign.goal(), count.confirmed()),
					count.asOf(), sorted, count.pending(),
					count.confirmationRate().isPresent() ? count.confirmationRate().getAsDouble() : null,
					withoutZeros(count.consents()).entrySet().stream().map(Given::of).toList());
		}

		private static Map<String, Long> withoutZeros(Map<String, Long> counts) {
			Map<String, Long> sorted = new TreeMap<>(counts);
			sorted.values().removeIf((count) -> count == 0);
			return sorted;
		}

		/** How many gave a consent. */
		record Given(String purpose, String organisation, long granted) {

			static Given of(Map.Entry<String, Long> counted) {
				String[] parts = counted.getKey().split(" ", 2);
				return new Given(parts[0], parts[1], counted.getValue());
			}

		}

	}

}
