package org.portevoix.member.staff;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.portevoix.member.store.DerivedId;
import org.portevoix.service.access.Caller;
import org.portevoix.service.audit.Act;
import org.portevoix.service.request.Origin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Sees to it that there is an administrator of the platform, with the password that the
 * operator set: made at the first start, and given another one when the operator sets
 * another. A password that she chose herself since stays until then. The store may be
 * away at the start: it is tried until it is there.
 */
@Component
class FirstAdministrator implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(FirstAdministrator.class);

	private static final long PAUSE_SECONDS = 2;

	private static final String NAME = "Administrator";

	private final StaffAccounts accounts;

	private final Passwords passwords;

	private final OperatorsPasswords given;

	private final StaffSettings settings;

	private final Clock clock;

	private volatile @Nullable Thread thread;

	FirstAdministrator(StaffAccounts accounts, Passwords passwords, OperatorsPasswords given, StaffSettings settings,
			Clock clock) {
		this.accounts = accounts;
		this.passwords = passwords;
		this.given = given;
		this.settings = settings;
		this.clock = clock;
	}

	@Override
	public void start() {
		if (!this.settings.administratorPassword().isBlank()) {
			this.thread = Thread.ofVirtual().name("first-administrator").start(this::untilThere);
		}
	}

	@Override
	public void stop() {
		Thread maker = this.thread;
		if (maker != null) {
			maker.interrupt();
		}
		this.thread = null;
	}

	@Override
	public boolean isRunning() {
		return this.thread != null;
	}

	private void untilThere() {
		try {
			while (!attempt()) {
				TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private boolean attempt() {
		try {
			ensure();
			return true;
		}
		catch (DataAccessException ex) {
			log.warn("The first administrator waits: {}", ex.getClass().getSimpleName());
			return false;
		}
	}

	private void ensure() {
		String password = this.settings.administratorPassword();
		// The same on every instance, so that two that start at once make one.
		String id = DerivedId.of("staff", "first-administrator").substring(0, 22);
		Optional<Staff> known = this.accounts.find(id);
		if (known.isPresent() && this.given.isLast(password)) {
			return;
		}
		Instant now = this.clock.instant();
		String hash = this.passwords.hash(password);
		if (known.isEmpty()) {
			Staff staff = Staff.invited(id, this.settings.administrator(), NAME, "en", now);
			Staff.Edit edit = staff.edit().password(hash).platform(true);
			told("staff.first-administrator", id, edit, now);
			try {
				this.accounts.insert(edit.done());
				log.info("The first administrator is {}", this.settings.administrator());
			}
			catch (DuplicateKeyException ex) {
				log.info("Another instance was faster with the first administrator");
			}
		}
		else {
			this.accounts.change(id, (change) -> told("staff.first-administrator", id,
					change.after().password(hash).platform(true), now));
			log.info("The first administrator has the password that is set now");
		}
		this.given.remember(password);
	}

	private static void told(String act, String id, Staff.Edit edit, Instant now) {
		edit.tell(Act.of(act, "staff/" + id, null).told(SignIn.SOURCE, Caller.ANYBODY, Origin.NONE, now), now);
	}

}
