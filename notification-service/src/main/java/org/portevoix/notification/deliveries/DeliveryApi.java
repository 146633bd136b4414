package org.portevoix.notification.deliveries;

import java.time.Instant;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.portevoix.service.access.Caller;
import org.portevoix.service.problems.FieldError;
import org.portevoix.service.problems.InvalidRequest;
import org.portevoix.service.problems.NotFound;
import org.portevoix.service.request.Origin;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What becomes of deliveries, and how they are tried again. */
@RestController
@RequestMapping("/api/v1")
class DeliveryApi {

	private static final int MOST = 200;

	private final Desk desk;

	DeliveryApi(Desk desk) {
		this.desk = desk;
	}

	/** The latest first; the answer links to those before. */
	@GetMapping("/subscriptions/{id}/deliveries")
	ResponseEntity<List<DeliveryView>> log(@PathVariable String id, @RequestParam @Nullable String status,
			@RequestParam @Nullable String before, @RequestParam(defaultValue = "50") int limit,
			@AuthenticationPrincipal Jwt token) {
		int most = Math.clamp(limit, 1, MOST);
		List<DeliveryView> found = this.desk.log(id, status, before, most, Caller.of(token));
		ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
		String next = Desk.next(found, most);
		if (next != null) {
			answer.header("Link", "</api/v1/subscriptions/%s/deliveries?before=%s&limit=%d%s>; rel=\"next\""
				.formatted(id, next, most, (status != null) ? "&status=" + status : ""));
		}
		return answer.body(found);
	}

	@PostMapping("/deliveries/{id}/retry")
	@ResponseStatus(HttpStatus.ACCEPTED)
	DeliveryView retry(@PathVariable String id, @AuthenticationPrincipal Jwt token, HttpServletRequest request) {
		return this.desk.retry(id, Caller.of(token), Origin.of(request));
	}

	@PostMapping("/subscriptions/{id}/test")
	@ResponseStatus(HttpStatus.ACCEPTED)
	DeliveryView test(@PathVariable String id, @AuthenticationPrincipal Jwt token, HttpServletRequest request) {
		return this.desk.test(id, Caller.of(token), Origin.of(request));
	}

	/** Goes on in the background; asking the same address shows how far it is. */
	@PostMapping("/subscriptions/{id}/recover")
	@ResponseStatus(HttpStatus.ACCEPTED)
	Recovery recover(@PathVariable String id, @RequestBody Since body, @AuthenticationPrincipal Jwt token,
			HttpServletRequest request) {
		if (body.since() == null) {
			throw new InvalidRequest(List.of(new FieldError("since", "required")));
		}
		return this.desk.recover(id, body.since(), Caller.of(token), Origin.of(request));
	}

	@GetMapping("/subscriptions/{id}/recover")
	Recovery recovery(@PathVariable String id, @AuthenticationPrincipal Jwt token) {
		return this.desk.recovery(id, Caller.of(token)).orElseThrow(NotFound::new);
	}

	/** From when. */
	record Since(@Nullable Instant since) {

	}

}
