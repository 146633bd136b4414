package org.portevoix.campaign.campaigns;

import java.net.URI;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.portevoix.campaign.campaigns.CampaignChanges.Request;
import org.portevoix.campaign.problems.ChangedMeanwhile;
import org.portevoix.campaign.security.Caller;

import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Campaigns for their staff. Every answer carries the revision as {@code ETag}; a change
 * may carry the one it is based on as {@code If-Match}, and fails if there is a later
 * one.
 */
@RestController
@RequestMapping("/api/v1/campaigns")
class CampaignApi {

	private static final Pattern TRACEPARENT = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

	private final CampaignChanges changes;

	private final Showing showing;

	CampaignApi(CampaignChanges changes, Showing showing) {
		this.changes = changes;
		this.showing = showing;
	}

	@PostMapping
	ResponseEntity<PublicCampaign> create(@RequestBody Draft draft, @AuthenticationPrincipal @Nullable Jwt token) {
		Campaign created = this.changes.create(draft, Caller.of(token));
		return ResponseEntity.created(URI.create("/api/v1/campaigns/" + created.slug()))
			.eTag(tag(created))
			.body(shown(created));
	}

	/** The campaign as it was last written, also while it is a draft. */
	@GetMapping("/{slug}/draft")
	ResponseEntity<PublicCampaign> read(@PathVariable String slug, @AuthenticationPrincipal @Nullable Jwt token) {
		return answer(this.changes.find(slug, Caller.of(token)));
	}

	@PutMapping("/{slug}")
	ResponseEntity<PublicCampaign> replace(@PathVariable String slug, @RequestBody Draft draft,
			@RequestHeader(name = "If-Match", required = false) @Nullable String basedOn,
			@RequestHeader(required = false) @Nullable String traceparent,
			@AuthenticationPrincipal @Nullable Jwt token) {
		return answer(this.changes.replace(slug, draft, request(token, traceparent), revision(basedOn)));
	}

	@PostMapping("/{slug}/publish")
	ResponseEntity<PublicCampaign> publish(@PathVariable String slug,
			@RequestHeader(required = false) @Nullable String traceparent,
			@AuthenticationPrincipal @Nullable Jwt token) {
		return answer(this.changes.publish(slug, request(token, traceparent)));
	}

	@PostMapping("/{slug}/{action:pause|resume|close|hand-in|answer}")
	ResponseEntity<PublicCampaign> advance(@PathVariable String slug, @PathVariable String action,
			@RequestHeader(required = false) @Nullable String traceparent,
			@AuthenticationPrincipal @Nullable Jwt token) {
		return answer(this.changes.advance(slug, Action.of(action).orElseThrow(), request(token, traceparent)));
	}

	private ResponseEntity<PublicCampaign> answer(Campaign campaign) {
		return ResponseEntity.ok().eTag(tag(campaign)).body(shown(campaign));
	}

	private PublicCampaign shown(Campaign campaign) {
		return this.showing.staff(campaign);
	}

	private static String tag(Campaign campaign) {
		return "\"" + (campaign.nextRevision() - 1) + "\"";
	}

	private static Request request(@Nullable Jwt token, @Nullable String traceparent) {
		boolean traced = traceparent != null && TRACEPARENT.matcher(traceparent).matches();
		return new Request(Caller.of(token), traced ? traceparent : null);
	}

	private static @Nullable Long revision(@Nullable String basedOn) {
		if (basedOn == null || basedOn.equals("*")) {
			return null;
		}
		try {
			return Long.valueOf(basedOn.replaceAll("^W/|\"", ""));
		}
		catch (NumberFormatException ex) {
			// A tag that was never given can't be the latest.
			throw new ChangedMeanwhile();
		}
	}

}
