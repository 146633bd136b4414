package org.portevoix.notification.letters;

import java.time.Instant;

import org.portevoix.tokens.ActionToken;
import org.portevoix.tokens.ActionToken.Action;
import org.portevoix.tokens.TokenKeys;

/** Mints the links of one letter. */
record Links(TokenKeys keys, String base, Occasion occasion) {

	String confirm(Instant until) {
		return link("confirm", Action.CONFIRM, until);
	}

	String withdraw(Instant until) {
		return link("withdraw", Action.WITHDRAW, until);
	}

	static String notice(String base, String slug) {
		return base + "/campaigns/" + slug + "/notice";
	}

	private String link(String page, Action action, Instant until) {
		return this.base + "/" + page + "?token=" + this.keys.mint(new ActionToken(action, this.occasion.signatureId(),
				this.occasion.campaignId(), this.occasion.submission(), until));
	}

}
