package org.portevoix.notification.subscriptions;

import java.net.URI;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.portevoix.service.access.Caller;
import org.portevoix.service.request.Origin;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Subscriptions of the caller's organisation. */
@RestController
@RequestMapping("/api/v1/subscriptions")
class SubscriptionApi {

	private final Changes changes;

	SubscriptionApi(Changes changes) {
		this.changes = changes;
	}

	@GetMapping
	List<SubscriptionView> list(@RequestParam @Nullable String organisation, @AuthenticationPrincipal Jwt token) {
		return this.changes.list(Caller.of(token), organisation).stream().map(SubscriptionView::of).toList();
	}

	/** The secret in the answer is shown this once. */
	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	ResponseEntity<SubscriptionView> create(@RequestBody Draft draft, @AuthenticationPrincipal Jwt token,
			HttpServletRequest request) {
		Changes.WithSecret made = this.changes.create(draft, Caller.of(token), Origin.of(request));
		return ResponseEntity.created(URI.create("/api/v1/subscriptions/" + made.subscription().id()))
			.cacheControl(CacheControl.noStore())
			.body(SubscriptionView.of(made));
	}

	@GetMapping("/{id}")
	SubscriptionView read(@PathVariable String id, @AuthenticationPrincipal Jwt token) {
		return SubscriptionView.of(this.changes.find(id, Caller.of(token)));
	}

	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void remove(@PathVariable String id, @AuthenticationPrincipal Jwt token, HttpServletRequest request) {
		this.changes.remove(id, Caller.of(token), Origin.of(request));
	}

	@PostMapping("/{id}/enable")
	SubscriptionView enable(@PathVariable String id, @AuthenticationPrincipal Jwt token, HttpServletRequest request) {
		return SubscriptionView.of(this.changes.enable(id, Caller.of(token), Origin.of(request)));
	}

	@PostMapping("/{id}/pause")
	SubscriptionView pause(@PathVariable String id, @AuthenticationPrincipal Jwt token, HttpServletRequest request) {
		return SubscriptionView.of(this.changes.pause(id, Caller.of(token), Origin.of(request)));
	}

	/**
	 * The new secret in the answer is shown this once; all that were in force sign on for
	 * a day each.
	 */
	@PostMapping("/{id}/rotate-secret")
	ResponseEntity<SubscriptionView> rotate(@PathVariable String id, @AuthenticationPrincipal Jwt token,
			HttpServletRequest request) {
		Changes.WithSecret made = this.changes.rotate(id, Caller.of(token), Origin.of(request));
		return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(SubscriptionView.of(made));
	}

}
