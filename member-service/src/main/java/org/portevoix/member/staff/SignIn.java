package org.portevoix.member.staff;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.portevoix.service.access.Caller;
import org.portevoix.service.audit.Act;
import org.portevoix.service.request.Origin;

import org.springframework.stereotype.Component;

/**
 * Lets in whoever knows the password. Whether there is such an account can't be told from
 * the answer, nor from how long it takes: for nobody, as much is counted and hashed.
 */
@Component
public class SignIn {

	static final URI SOURCE = URI.create("/member-service/staff");

	private static final int LONGEST_ADDRESS = 300;

	private final StaffAccounts accounts;

	private final Passwords passwords;

	private final Attempts attempts;

	private final Clock clock;

	SignIn(StaffAccounts accounts, Passwords passwords, Attempts attempts, Clock clock) {
		this.accounts = accounts;
		this.passwords = passwords;
		this.attempts = attempts;
		this.clock = clock;
	}

	/** Tries a password. */
	public Outcome with(String email, String password, Origin origin) {
		if (email.length() > LONGEST_ADDRESS || password.length() > 2 * PasswordRules.LONGEST) {
			return new Outcome.Wrong();
		}
		Attempts.Taken taken = this.attempts.password(email);
		if (taken.pause().isPresent()) {
			return new Outcome.TooOften(taken.pause().get());
		}
		Optional<Staff> known = this.accounts.byEmail(email);
		String hash = known.filter(Staff::mayEnter).map(Staff::password).orElse(null);
		if (!this.passwords.matches(password, hash)) {
			if (taken.last()) {
				this.attempts.tell(email,
						Act.of("sign-in.locked-out", "staff/" + known.map(Staff::id).orElse("unknown"), null)
							.told(SOURCE, Caller.ANYBODY, origin, this.clock.instant()));
			}
			return new Outcome.Wrong();
		}
		this.attempts.succeeded(email);
		return new Outcome.In(enter(known.orElseThrow(), origin));
	}

	private Staff enter(Staff staff, Origin origin) {
		Instant now = this.clock.instant();
		Act act = Act.of("sign-in.succeeded", "staff/" + staff.id(), null);
		return this.accounts.change(staff.id(),
				(change) -> change.after()
					.signedIn(now)
					.tell(act.told(SOURCE, change.before().caller(), origin, now), now));
	}

	/** What came of it. */
	public sealed interface Outcome {

		/** She is in. */
		record In(Staff staff) implements Outcome {
		}

		/** No account has that address and that password. */
		record Wrong() implements Outcome {
		}

		/** It was tried too often; it may be tried again after a while. */
		record TooOften(Duration pause) implements Outcome {
		}

	}

}
