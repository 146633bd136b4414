package org.portevoix.campaign.signing;

import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.portevoix.service.request.Origin;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
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
	Map<String, String> sign(@PathVariable String slug, @RequestBody SignatureRequest signature,
			HttpServletRequest request) {
		this.signing.sign(slug, signature, Client.of(Origin.of(request)));
		return SENT;
	}

	@PostMapping("/signatures/confirmations")
	Outcome confirm(@RequestBody LinkRequest link, HttpServletRequest request) {
		return new Outcome(this.confirming.confirm(link.token(), Origin.of(request)).slug(), "confirmed");
	}

	@PostMapping("/signatures/withdrawals")
	Outcome withdraw(@RequestBody LinkRequest link, HttpServletRequest request) {
		return new Outcome(this.withdrawing.withdraw(link.token(), Origin.of(request)).slug(), "withdrawn");
	}

	/** A request that carries a link's token. */
	record LinkRequest(@Nullable String token) {

	}

	/** What was recorded. */
	record Outcome(String slug, String status) {

	}

}
