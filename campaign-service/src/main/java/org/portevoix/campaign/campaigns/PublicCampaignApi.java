package org.portevoix.campaign.campaigns;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.portevoix.service.problems.FieldError;
import org.portevoix.service.problems.InvalidRequest;
import org.portevoix.service.access.Caller;
import org.portevoix.service.access.Permission;
import org.portevoix.events.CampaignState;
import org.portevoix.events.CampaignState.Status;

import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Campaigns for everybody, from memory: the store may be away. */
@RestController
@RequestMapping("/api/v1/campaigns")
class PublicCampaignApi {

	private final PublishedCampaigns published;

	private final Campaigns campaigns;

	private final Showing showing;

	private final Clock clock;

	PublicCampaignApi(PublishedCampaigns published, Campaigns campaigns, Showing showing, Clock clock) {
		this.published = published;
		this.campaigns = campaigns;
		this.showing = showing;
		this.clock = clock;
	}

	/**
	 * All of them, or those in one status; {@code open} are those that take signatures
	 * now.
	 */
	@GetMapping
	List<PublicCampaign.Line> list(@RequestParam(required = false) @Nullable String status,
			@RequestParam(required = false) @Nullable String lang) {
		Instant now = this.clock.instant();
		return this.published.all()
			.stream()
			.filter(matching(status, now))
			.map((state) -> PublicCampaign.Line.of(state, language(lang, state), now))
			.toList();
	}

	/** A public campaign, or a draft for those who write it. */
	@GetMapping("/{slug}")
	ResponseEntity<PublicCampaign> one(@PathVariable String slug, @AuthenticationPrincipal @Nullable Jwt token) {
		PublicCampaign campaign = this.published.bySlug(slug)
			.map(this.showing::everybody)
			.or(() -> unpublished(slug, Caller.of(token)))
			.orElseThrow(CampaignNotFound::new);
		return ResponseEntity.ok().eTag("\"" + campaign.revision() + "\"").body(campaign);
	}

	private Optional<PublicCampaign> unpublished(String slug, Caller caller) {
		if (caller.equals(Caller.ANYBODY)) {
			return Optional.empty();
		}
		return this.campaigns.findBySlug(slug)
			.filter((campaign) -> caller.may(Permission.CAMPAIGN_READ, campaign.content().organisation()))
			.map(this.showing::staff);
	}

	private static Predicate<CampaignState> matching(@Nullable String status, Instant now) {
		if (status == null) {
			return (_) -> true;
		}
		if (status.equals("open")) {
			return (state) -> state.openAt(now);
		}
		Set<String> known = new TreeSet<>();
		for (Status one : Status.values()) {
			known.add(PublicCampaign.nameOf(one));
		}
		if (!known.contains(status)) {
			throw new InvalidRequest(List.of(new FieldError("status", "invalid")));
		}
		return (state) -> PublicCampaign.nameOf(state.status()).equals(status);
	}

	private static String language(@Nullable String lang, CampaignState state) {
		return (lang != null) ? Locale.forLanguageTag(lang).getLanguage() : state.defaultLanguage();
	}

}
