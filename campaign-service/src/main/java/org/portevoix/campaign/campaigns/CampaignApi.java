package org.portevoix.campaign.campaigns;

import java.net.URI;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.portevoix.campaign.campaigns.CampaignChanges.Request;
import org.portevoix.service.access.Caller;
import org.portevoix.service.access.Permission;
import org.portevoix.service.request.IfMatch;
import org.portevoix.service.request.Origin;

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

	private final CampaignChanges changes;

	private final Showing showing;

	CampaignApi(CampaignChanges changes, Showing showing) {
		this.changes = changes;
		this.showing = showing;
	}

	@PostMapping
	ResponseEntity<PublicCampaign> create(@RequestBody Draft draft, @AuthenticationPrincipal Jwt token,
			HttpServletRequest request) {
		Campaign created = this.changes.create(draft, request(token, request));
		return ResponseEntity.created(URI.create("/api/v1/campaigns/" + created.slug()))
			.eTag(tag(created))
			.body(shown(created));
	}

	/** The campaign as it was last written, also while it is a draft. */
	@GetMapping("/{slug}/draft")
	ResponseEntity<PublicCampaign> read(@PathVariable String slug, @AuthenticationPrincipal Jwt token) {
		return answer(this.changes.find(slug, Caller.of(token), Permission.CAMPAIGN_READ));
	}

	@PutMapping("/{slug}")
	ResponseEntity<PublicCampaign> replace(@PathVariable String slug, @RequestBody Draft draft,
			@RequestHeader(name = "If-Match", required = false) @Nullable String basedOn,
			@AuthenticationPrincipal Jwt token, HttpServletRequest request) {
		return answer(this.changes.replace(slug, draft, Set.of(), request(token, request), IfMatch.version(basedOn)));
	}

	@PostMapping("/{slug}/publish")
	ResponseEntity<PublicCampaign> publish(@PathVariable String slug, @AuthenticationPrincipal Jwt token,
			HttpServletRequest request) {
		return answer(this.changes.publish(slug, request(token, request)));
	}

	@PostMapping("/{slug}/{action:pause|resume|close|hand-in|answer}")
	ResponseEntity<PublicCampaign> advance(@PathVariable String slug, @PathVariable String action,
			@RequestBody(required = false) @Nullable Outcome outcome, @AuthenticationPrincipal Jwt token,
			HttpServletRequest request) {
		return answer(this.changes.advance(slug, Action.of(action).orElseThrow(),
				(outcome != null) ? outcome : Outcome.NONE, request(token, request)));
	}

	private ResponseEntity<PublicCampaign> answer(Campaign campaign) {
		return ResponseEntity.ok().eTag(tag(campaign)).body(shown(campaign));
	}

	private PublicCampaign shown(Campaign campaign) {
		return this.showing.staff(campaign);
	}

	private static String tag(Campaign campaign) {
		return IfMatch.tag(campaign.nextRevision() - 1);
	}

	private static Request request(Jwt token, HttpServletRequest request) {
		return new Request(Caller.of(token), Origin.of(request));
	}

}
