package org.portevoix.campaign.rehearsals;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import org.portevoix.campaign.campaigns.CampaignChanges.Request;
import org.portevoix.service.access.Caller;
import org.portevoix.service.request.Origin;

/** Dress rehearsals of a campaign, for its staff. */
@RestController
@RequestMapping("/api/v1/campaigns/{slug}/rehearsals")
class RehearsalApi {

	private final Rehearsals rehearsals;

	RehearsalApi(Rehearsals rehearsals) {
		this.rehearsals = rehearsals;
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	RehearsalView start(@PathVariable String slug, @RequestBody Plan plan, @AuthenticationPrincipal Jwt token,
			HttpServletRequest request) {
		return RehearsalView.of(this.rehearsals.start(slug, plan, request(token, request)));
	}

	/** The latest first. */
	@GetMapping
	List<RehearsalView> list(@PathVariable String slug, @AuthenticationPrincipal Jwt token,
			HttpServletRequest request) {
		return this.rehearsals.of(slug, request(token, request)).stream().map(RehearsalView::of).toList();
	}

	@PostMapping("/stop")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void stop(@PathVariable String slug, @AuthenticationPrincipal Jwt token, HttpServletRequest request) {
		this.rehearsals.stop(slug, request(token, request));
	}

	@DeleteMapping
	@ResponseStatus(HttpStatus.ACCEPTED)
	void wipe(@PathVariable String slug, @AuthenticationPrincipal Jwt token, HttpServletRequest request) {
		this.rehearsals.wipe(slug, request(token, request));
	}

	private static Request request(Jwt token, HttpServletRequest request) {
		return new Request(Caller.of(token), Origin.of(request));
	}

}
