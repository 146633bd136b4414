package org.portevoix.campaign.signing;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What citizens do, for programs. */
@RestController
@RequestMapping(path = "/api/v1", consumes = MediaType.APPLICATION_JSON_VALUE)
class SignatureController {

	private static final Map<String, String> SENT = Map.of("status", "confirmation-sent");

	private final Signing signing;

	private final Confirming confirming;

	private final Withdrawing withdrawing;

	SignatureController(Signing signing, Confirming confirming, Withdrawing withdrawing) {
		this.signing = signing;
		this.confirming = confirming;
		this.withdrawing = withdrawing;
	}

	@PostMapping("/campaigns/{slug}/signatures")
	@ResponseStatus(HttpStatus.ACCEPTED)
	Map<String, String> sign(@PathVariable String slug, @RequestBody SignatureRequest request,
			@RequestHeader(name = "X-Forwarded-For", required = false) @Nullable String forwardedFor) {
		this.signing.sign(slug, request, Client.of(forwardedFor));
		return SENT;
	}

	@PostMapping("/signatures/confirmations")
	Outcome confirm(@RequestBody LinkRequest request) {
		return new Outcome(this.confirming.confirm(request.token()).slug(), "confirmed");
	}

	@PostMapping("/signatures/withdrawals")
	Outcome withdraw(@RequestBody LinkRequest request) {
		return new Outcome(this.withdrawing.withdraw(request.token()).slug(), "withdrawn");
	}

	/** A request that carries a link's token. */
	record LinkRequest(@Nullable String token) {

	}

	/** What was recorded. */
	record Outcome(String slug, String status) {

	}

}
