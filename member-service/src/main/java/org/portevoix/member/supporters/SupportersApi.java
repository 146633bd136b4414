package org.portevoix.member.supporters;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.portevoix.member.campaigns.KnownCampaigns;
import org.portevoix.member.contacts.Disclosure;
import org.portevoix.member.people.People.Wanted;
import org.portevoix.member.store.DerivedId;
import org.portevoix.service.access.Caller;
import org.portevoix.service.access.Permission;
import org.portevoix.service.problems.FieldError;
import org.portevoix.service.problems.InvalidRequest;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Everyone who consents to an organisation now, for its own systems. */
@RestController
class SupportersApi {

	private static final int MOST = 500;

	private final Supporters supporters;

	private final KnownCampaigns campaigns;

	SupportersApi(Supporters supporters, KnownCampaigns campaigns) {
		this.supporters = supporters;
		this.campaigns = campaigns;
	}

	@GetMapping("/api/v1/supporters")
	ResponseEntity<Supporters.Page> read(@RequestParam(required = false) @Nullable String organisation,
			@RequestParam(required = false) @Nullable String changedSince,
			@RequestParam(required = false) @Nullable String purpose,
			@RequestParam(required = false) @Nullable String campaign,
			@RequestParam(required = false) @Nullable String after, @RequestParam(defaultValue = "100") int limit,
			@AuthenticationPrincipal Jwt token) {
		Caller caller = Caller.of(token);
		caller.requireAnywhere(Permission.SUPPORTERS_READ);
		String of = (organisation != null) ? organisation : caller.organisation();
		if (of == null) {
			throw new InvalidRequest(List.of(new FieldError("organisation", "required")));
		}
		caller.require(Permission.SUPPORTERS_READ, of);
		if (limit < 1 || limit > MOST) {
			throw new InvalidRequest(List.of(new FieldError("limit", "invalid")));
		}
		if (after != null && !after.isEmpty() && !DerivedId.matches(after)) {
			throw new InvalidRequest(List.of(new FieldError("after", "invalid")));
		}
		Wanted wanted = new Asked(changedSince, purpose, campaign).of(of, this.campaigns);
		Supporters.Page page = this.supporters.page(wanted, after, limit, Disclosure.Way.SNAPSHOT);
		ResponseEntity.BodyBuilder answer = ResponseEntity.ok().cacheControl(CacheControl.noStore());
		if (page.next() != null) {
			String next = ServletUriComponentsBuilder.fromCurrentRequest()
				.replaceQueryParam("after", page.next())
				.build()
				.toUri()
				.getRawQuery();
			answer.header(HttpHeaders.LINK, "</api/v1/supporters?" + next + ">; rel=\"next\"");
		}
		return answer.body(page);
	}

}
