package org.portevoix.member.audit;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.portevoix.service.access.Caller;
import org.portevoix.service.access.Permission;
import org.portevoix.service.problems.FieldError;
import org.portevoix.service.problems.InvalidRequest;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The trail for programs. */
@RestController
class AuditApi {

	private static final int MOST = 500;

	private final AuditTrail trail;

	AuditApi(AuditTrail trail) {
		this.trail = trail;
	}

	@GetMapping("/api/v1/audit")
	ResponseEntity<AuditTrail.Page> read(Search search, @RequestParam(required = false) @Nullable String after,
			@RequestParam(defaultValue = "100") int limit, @AuthenticationPrincipal Jwt token) {
		Caller caller = Caller.of(token);
		caller.requireAnywhere(Permission.AUDIT_READ);
		if (limit < 1 || limit > MOST) {
			throw new InvalidRequest(List.of(new FieldError("limit", "invalid")));
		}
		return ResponseEntity.ok()
			.cacheControl(CacheControl.noStore())
			.body(this.trail.page(search, readable(caller), after, limit));
	}

	/** Where somebody may read it; null for everywhere. */
	static @Nullable Set<String> readable(Caller caller) {
		return caller.platform() ? null : caller.organisations(Permission.AUDIT_READ);
	}

}
