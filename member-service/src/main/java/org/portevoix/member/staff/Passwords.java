package org.portevoix.member.staff;

import java.text.Normalizer;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.portevoix.service.problems.Unavailable;

import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Keeps passwords as Argon2id: 12 MiB, three passes, one lane, which OWASP counts among
 * the settings of equal strength. No more than two at a time, so that guessing fills
 * neither memory nor processors.
 */
@Component
class Passwords {

	private static final int AT_ONCE = 2;

	private static final int PATIENCE_SECONDS = 10;

	private final Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(16, 32, 1, 12 * 1024, 3);

	private final Semaphore turns = new Semaphore(AT_ONCE, true);

	/** What is compared when there is nothing to compare with. */
	private final String nobodys = hash(SecretLink.random(32));

	String hash(String password) {
		return inTurn(() -> Objects.requireNonNull(this.encoder.encode(normal(password))));
	}

	/**
	 * Whether it is the right one.
	 * @param hash what is known; null takes as long, and is never right
	 */
	boolean matches(String password, @Nullable String hash) {
		boolean same = inTurn(
				() -> this.encoder.matches(normal(password), Objects.requireNonNullElse(hash, this.nobodys)));
		return same && hash != null;
	}

	/** The same password is typed differently on different machines. */
	private static String normal(String password) {
		return Normalizer.normalize(password, Normalizer.Form.NFKC);
	}

	private <T> T inTurn(Supplier<T> work) {
		try {
			if (!this.turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
				throw new Unavailable();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new Unavailable();
		}
		try {
			return work.get();
		}
		finally {
			this.turns.release();
		}
	}

}
