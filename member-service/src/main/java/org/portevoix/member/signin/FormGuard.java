package org.portevoix.member.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Sees to it that a form was sent from our own page, where there is no session yet that
 * the gateway could tie it to: the form has to repeat a cookie that no other site can
 * read, and the browser has to say that it comes from here. Without it somebody could be
 * signed in as somebody else without noticing.
 */
@Component
class FormGuard {

	private static final int BYTES = 24;

	private static final Pattern OURS = Pattern.compile("[A-Za-z0-9_-]{32}");

	/** Longer than a page is left open; the password is typed in the end. */
	private static final Duration LIFE = Duration.ofHours(12);

	private final SecureRandom random = new SecureRandom();

	private final Cookies cookies;

	private final String origin;

	FormGuard(SignInSettings settings) {
		this.cookies = new Cookies("portevoix_form", settings.secure());
		this.origin = settings.publicUrl();
	}

	/** What a form has to repeat; several windows have the same. */
	String token(HttpServletRequest request, HttpServletResponse response) {
		Optional<String> known = known(request);
		if (known.isPresent()) {
			return known.get();
		}
		byte[] bytes = new byte[BYTES];
		this.random.nextBytes(bytes);
		String made = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
		this.cookies.set(response, made, LIFE);
		return made;
	}

	/** Whether a form came from our page. */
	boolean isOurs(HttpServletRequest request, @Nullable String repeated) {
		return isFromHere(request) && repeated != null
				&& known(request)
					.filter((cookie) -> MessageDigest.isEqual(cookie.getBytes(StandardCharsets.US_ASCII),
							repeated.getBytes(StandardCharsets.US_ASCII)))
					.isPresent();
	}

	/**
	 * A page with a secret in its address has its form sent with the origin "null", since
	 * it tells nobody where it is; the browser says by the other header that it is ours.
	 * What sends neither is no browser that somebody could be tricked with.
	 */
	private boolean isFromHere(HttpServletRequest request) {
		String sent = request.getHeader("Origin");
		if (sent != null && !sent.equals("null")) {
			return sent.equals(this.origin);
		}
		String site = request.getHeader("Sec-Fetch-Site");
		return (site != null) ? site.equals("same-origin") : sent == null;
	}

	private Optional<String> known(HttpServletRequest request) {
		return this.cookies.read(request).filter((value) -> OURS.matcher(value).matches());
	}

}
