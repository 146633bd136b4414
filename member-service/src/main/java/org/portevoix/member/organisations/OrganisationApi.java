package org.portevoix.member.organisations;

import java.time.Clock;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.portevoix.events.OrganisationState;
import org.portevoix.member.organisations.Kept.Trace;
import org.portevoix.service.access.Caller;
import org.portevoix.service.access.Permission;
import org.portevoix.service.request.IfMatch;
import org.portevoix.service.request.Origin;

import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Organisations: anybody may read them, each may change its own. */
@RestController
@RequestMapping("/api/v1/organisations")
class OrganisationApi {

	private final Shelf<OrganisationState, Organisation> organisations;

	private final Clock clock;

	OrganisationApi(Shelf<OrganisationState, Organisation> organisations, Clock clock) {
		this.organisations = organisations;
		this.clock = clock;
	}

	@GetMapping
	List<OrganisationState> all() {
		return this.organisations.all().stream().map(Organisation::state).toList();
	}

	@GetMapping("/{id}")
	ResponseEntity<OrganisationState> read(@PathVariable String id) {
		return this.organisations.find(id).map(Answers::found).orElseThrow(Answers::notFound);
	}

	@PutMapping("/{id}")
	ResponseEntity<OrganisationState> put(@PathVariable String id, @RequestBody OrganisationDraft draft,
			@RequestHeader(name = "If-Match", required = false) @Nullable String basedOn,
			@AuthenticationPrincipal Jwt token, HttpServletRequest request) {
		Caller.of(token).require(Permission.ORGANISATION_WRITE, id);
		return Answers.written("organisations", this.organisations.put(id, DraftCheck.organisation(id, draft),
				IfMatch.version(basedOn), new Trace(this.clock.instant(), Caller.of(token), Origin.of(request))));
	}

}
