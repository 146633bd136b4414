package org.portevoix.gateway.refusal;

import org.springframework.http.HttpStatus;

/**
 * The reasons for which the gateway answers by itself.
 */
public enum Refusal {

	/** The request is no proper HTTP, or means nothing to the gateway. */
	BAD_REQUEST(HttpStatus.BAD_REQUEST, "bad-request", "The request can't be understood."),

	/** Somebody came back from signing in with what we did not ask for, or too late. */
	SIGN_IN_FAILED(HttpStatus.BAD_REQUEST, "sign-in-failed", "Signing in was not completed."),

	/** Only who is signed in may do this. */
	SIGN_IN_NEEDED(HttpStatus.UNAUTHORIZED, "sign-in-needed", "Sign in, or send an access token."),

	/** Another site may have made the request, or the form is older than the session. */
	FOREIGN(HttpStatus.FORBIDDEN, "foreign-request", "This request did not come from a page of ours."),

	/** Nothing is there, or nothing that the public may see. */
	NOT_FOUND(HttpStatus.NOT_FOUND, "not-found", "There is nothing at this address."),

	/** The request took too long to arrive. */
	TOO_SLOW(HttpStatus.REQUEST_TIMEOUT, "request-timeout", "The request took too long to arrive."),

	/** The body is larger than any form or document needs. */
	TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "too-large", "The request is too large."),

	/** This address asked for too much in a short time. */
	TOO_MANY(HttpStatus.TOO_MANY_REQUESTS, "too-many-requests", "Too many requests from this address."),

	/** The gateway itself failed. */
	BROKEN(HttpStatus.INTERNAL_SERVER_ERROR, "internal-error", "Something went wrong on our side."),

	/** The service that would answer is away, hangs, or is left alone for a while. */
	UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "This service is away for a moment.");

	private final HttpStatus status;

	private final String slug;

	private final String detail;

	Refusal(HttpStatus status, String slug, String detail) {
		this.status = status;
		this.slug = slug;
		this.detail = detail;
	}

	HttpStatus status() {
		return this.status;
	}

	String slug() {
		return this.slug;
	}

	String detail() {
		return this.detail;
	}

	static Refusal ofStatus(int status) {
		return switch (status) {
			case 404 -> NOT_FOUND;
			case 408 -> TOO_SLOW;
			case 413 -> TOO_LARGE;
			case 429 -> TOO_MANY;
			case 502, 503, 504 -> UNAVAILABLE;
			default -> (status < 500) ? BAD_REQUEST : BROKEN;
		};
	}

}
