package org.portevoix.member.organisations;

import java.time.Clock;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.portevoix.events.NetworkState;
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

/** Networks: anybody may read them, the platform changes them. */
@RestController
@RequestMapping("/api/v1/networks")
class NetworkApi {

	private final Shelf<NetworkState, Network> networks;

	private final Clock clock;

	NetworkApi(Shelf<NetworkState, Network> networks, Clock clock) {
		this.networks = networks;
		this.clock = clock;
	}

	@GetMapping
	List<NetworkState> all() {
		return this.networks.all().stream().map(Network::state).toList();
	}

	@GetMapping("/{id}")
	ResponseEntity<NetworkState> read(@PathVariable String id) {
		return this.networks.find(id).map(Answers::found).orElseThrow(Answers::notFound);
	}

	@PutMapping("/{id}")
	ResponseEntity<NetworkState> put(@PathVariable String id, @RequestBody NetworkDraft draft,
			@RequestHeader(name = "If-Match", required = false) @Nullable String basedOn,
			@AuthenticationPrincipal Jwt token, HttpServletRequest request) {
		Caller.of(token).requirePlatform(Permission.ORGANISATION_WRITE);
		return Answers.written("networks", this.networks.put(id, DraftCheck.network(id, draft),
				IfMatch.version(basedOn), new Trace(this.clock.instant(), Caller.of(token), Origin.of(request))));
	}

}
