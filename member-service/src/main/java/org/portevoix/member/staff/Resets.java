package org.portevoix.member.staff;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import jakarta.annotation.PreDestroy;
import org.portevoix.events.StaffEvent;
import org.portevoix.member.staff.SecretLink.Token;
import org.portevoix.messaging.outbox.PendingEvent;
import org.portevoix.service.access.Caller;
import org.portevoix.service.audit.Act;
import org.portevoix.service.problems.NotFound;
import org.portevoix.service.request.Origin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/** Gives people a way back in, and lets them change what they prove themselves with. */
@Component
public class Resets {

	private static final Logger log = LoggerFactory.getLogger(Resets.class);

	private final StaffAccounts accounts;

	private final Passwords passwords;

	private final Attempts attempts;

	private final StaffSettings settings;

	private final Clock clock;

	private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();

	Resets(StaffAccounts accounts, Passwords passwords, Attempts attempts, StaffSettings settings, Clock clock) {
		this.accounts = accounts;
		this.passwords = passwords;
		this.attempts = attempts;
		this.settings = settings;
		this.clock = clock;
	}

	@PreDestroy
	void finish() {
		this.background.close();
	}

	/**
	 * Has a link sent, if there is such an account and it was not asked for too often.
	 * The rest is done while the asker reads the answer, so that how long it takes says
	 * nothing; should we die in between, she asks again.
	 */
	public void ask(String email, Origin origin) {
		if (!Address.isValid(email)) {
			return;
		}
		boolean allowed = this.attempts.reset(email).pause().isEmpty();
		this.background.execute(() -> {
			try {
				if (allowed) {
					this.accounts.byEmail(email).filter(Staff::mayEnter).ifPresent((staff) -> send(staff.id(), origin));
				}
			}
			catch (RuntimeException ex) {
				log.warn("A link could not be sent: {}", ex.getClass().getName());
			}
		});
	}

	private void send(String staffId, Origin origin) {
		Instant now = this.clock.instant();
		Instant expires = now.plus(this.settings.resetLife());
		Token token = Token.make(staffId);
		String link = this.settings.publicUrl() + "/password?token=" + token.text();
		this.accounts.change(staffId, (change) -> {
			Staff to = change.before();
			change.after()
				.reset(SecretLink.of(token, expires))
				.tell(Invitations.pending(staffId,
						new StaffEvent.ResetRequested(staffId, to.typedEmail(), to.name(), to.language(), link,
								expires),
						origin, now), now)
				.tell(act("password.reset-requested", staffId, Caller.ANYBODY, origin, now), now);
		});
	}

	/** Whose link it is, if it is good. */
	public Optional<Staff> of(String text) {
		Token token = Token.parse(text);
		return (token == null) ? Optional.empty()
				: this.accounts.find(token.staffId()).filter((staff) -> isOpen(staff, token));
	}

	private boolean isOpen(Staff staff, Token token) {
		SecretLink link = staff.reset();
		return link != null && staff.mayEnter() && link.opensWith(token, this.clock.instant());
	}

	/**
	 * Sets a new password; the link is good no more, and every session ends.
	 * @return the account, or nothing if the link was used or is over
	 */
	public Optional<Staff> choose(String text, String password, Origin origin) {
		Token token = Token.parse(text);
		if (token == null || of(text).isEmpty()) {
			return Optional.empty();
		}
		String hash = this.passwords.hash(password);
		Instant now = this.clock.instant();
		boolean[] open = new boolean[1];
		Staff staff = this.accounts.change(token.staffId(), (change) -> {
			open[0] = isOpen(change.before(), token);
			if (open[0]) {
				change.after()
					.password(hash)
					.tell(act("password.reset", token.staffId(), change.before().caller(), origin, now), now);
			}
		});
		if (open[0]) {
			this.attempts.succeeded(staff.email());
		}
		return open[0] ? Optional.of(staff) : Optional.empty();
	}

	/**
	 * Changes the password of who is signed in; every other session ends, and hers when
	 * it is renewed.
	 * @return whether the present one was right
	 */
	public boolean change(String staffId, String present, String chosen, Origin origin) {
		Staff staff = this.accounts.find(staffId).orElseThrow(NotFound::new);
		if (this.attempts.password(staff.email()).pause().isPresent()
				|| !this.passwords.matches(present, staff.password())) {
			return false;
		}
		this.attempts.succeeded(staff.email());
		String hash = this.passwords.hash(chosen);
		Instant now = this.clock.instant();
		this.accounts.change(staffId,
				(change) -> change.after()
					.password(hash)
					.tell(act("password.changed", staffId, change.before().caller(), origin, now), now));
		return true;
	}

	private static PendingEvent act(String name, String staffId, Caller by, Origin origin, Instant now) {
		return Act.of(name, "staff/" + staffId, null).told(SignIn.SOURCE, by, origin, now);
	}

}
