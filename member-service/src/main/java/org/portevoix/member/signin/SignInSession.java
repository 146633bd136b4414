package org.portevoix.member.signin;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.portevoix.member.staff.Staff;
import org.portevoix.member.staff.StaffAccounts;

import org.springframework.stereotype.Component;

/**
 * Remembers for some minutes who gave her password, so that she is not asked again by the
 * next window. It is a signed cookie, good at every instance, made anew at each sign-in:
 * there is nothing before that it could be fixed to. A changed password ends it.
 */
@Component
public class SignInSession {

	private static final String ALGORITHM = "HmacSHA256";

	private static final String PURPOSE = "portevoix sign-in session";

	private final Cookies cookies;

	private final SecretKeySpec key;

	private final Duration life;

	private final StaffAccounts accounts;

	private final Clock clock;

	SignInSession(SignInSettings settings, StaffAccounts accounts, Clock clock) {
		this.cookies = new Cookies("portevoix_signin", settings.secure());
		this.key = new SecretKeySpec(mac(new SecretKeySpec(settings.key().getBytes(StandardCharsets.UTF_8), ALGORITHM),
				PURPOSE.getBytes(StandardCharsets.UTF_8)), ALGORITHM);
		this.life = settings.session();
		this.accounts = accounts;
		this.clock = clock;
	}

	void begin(HttpServletResponse response, Staff staff) {
		Instant now = this.clock.instant();
		String content = staff.id() + "." + staff.credential() + "." + now.getEpochSecond();
		String sealed = content + "." + seal(content);
		this.cookies.set(response, sealed, this.life);
	}

	void end(HttpServletResponse response) {
		this.cookies.set(response, "", Duration.ZERO);
	}

	/** Who signed in here a moment ago, and may still. */
	public Optional<SignedIn> of(HttpServletRequest request) {
		return this.cookies.read(request).flatMap(this::open);
	}

	private Optional<SignedIn> open(String sealed) {
		int end = sealed.lastIndexOf('.');
		if (end < 0 || !isGenuine(sealed.substring(0, end), sealed.substring(end + 1))) {
			return Optional.empty();
		}
		String[] parts = sealed.substring(0, end).split("\\.");
		Instant at = Instant.ofEpochSecond(Long.parseLong(parts[2]));
		int credential = Integer.parseInt(parts[1]);
		return this.clock.instant().isBefore(at.plus(this.life)) ? this.accounts.find(parts[0])
			.filter((staff) -> staff.mayEnter() && staff.credential() == credential)
			.map((staff) -> new SignedIn(staff, at)) : Optional.empty();
	}

	private boolean isGenuine(String content, String mac) {
		return MessageDigest.isEqual(seal(content).getBytes(StandardCharsets.US_ASCII),
				mac.getBytes(StandardCharsets.US_ASCII));
	}

	private String seal(String content) {
		return Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString(mac(this.key, content.getBytes(StandardCharsets.US_ASCII)));
	}

	private static byte[] mac(SecretKeySpec key, byte[] content) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(key);
			return mac.doFinal(content);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Somebody who gave her password.
	 *
	 * @param at when
	 */
	public record SignedIn(Staff staff, Instant at) {

	}

}
