package org.portevoix.campaign.signing;

import java.util.Map;

import org.portevoix.service.problems.Problem;

import org.springframework.http.HttpStatus;

/** The link was genuine, and is too old, or the campaign is over for too long. */
public class LinkExpired extends Problem {

	private static final long serialVersionUID = 1L;

	private final String slug;

	private final Reason reason;

	LinkExpired(String slug, Reason reason) {
		super(HttpStatus.GONE, reason.name, reason.detail);
		this.slug = slug;
		this.reason = reason;
	}

	/** The campaign it was about, which shows the way to a new one. */
	public String slug() {
		return this.slug;
	}

	public Reason reason() {
		return this.reason;
	}

	@Override
	public Map<String, Object> properties() {
		return Map.of("slug", this.slug);
	}

	/** Why it no longer works. */
	public enum Reason {

		/** Its own time is over: signing again brings a new one. */
		TOO_OLD("token-expired", "This link is too old. Sign again to get a new one."),
		/** The same, where nobody can sign any more, or not now. */
		TOO_OLD_TO_SIGN_AGAIN("token-expired", "This link is too old, and the campaign takes no signatures now."),
		/** It was for taking back: signing brings no help. */
		TOO_OLD_TO_TAKE_BACK("token-expired", "This link is too old. Write to the organisation of the campaign."),
		/** The campaign's time is over, and so is the time to confirm. */
		CAMPAIGN_OVER("too-late", "This campaign is over, and its count is final.");

		private final String name;

		private final String detail;

		Reason(String name, String detail) {
			this.name = name;
			this.detail = detail;
		}

	}

}
