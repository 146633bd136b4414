package org.portevoix.member.staff;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.portevoix.messaging.outbox.PendingEvent;
import org.portevoix.service.access.Caller;
import org.portevoix.service.access.Role;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Somebody of the staff as the store keeps her.
 *
 * @param id random, and never given again
 * @param email canonical: what she signs in with, whatever way she types it
 * @param typedEmail where mails go
 * @param language to write to her in
 * @param password its slow hash; null until she has chosen one
 * @param credential rises whenever what she proves herself with changes, which ends every
 * session
 * @param roles by organisation
 * @param platform whether she administers the whole platform
 * @param invitation the way in for the first time
 * @param reset the way back in
 */
@Document(Staff.COLLECTION)
public record Staff(@Id String id, @Version @Nullable Long version, String email, String typedEmail, String name,
		String language, @Nullable String password, int credential, Map<String, Role> roles, boolean platform,
		boolean disabled, Instant created, @Nullable Instant lastSignIn, @Nullable SecretLink invitation,
		@Nullable SecretLink reset, List<PendingEvent> pendingEvents, @Nullable Instant pendingDue) {

	static final String COLLECTION = "staff";

	public Staff {
		roles = Map.copyOf(roles);
		pendingEvents = List.copyOf(pendingEvents);
	}

	static Staff invited(String id, String typedEmail, String name, String language, Instant at) {
		return new Staff(id, null, Address.canonical(typedEmail), typedEmail.strip(), name, language, null, 0, Map.of(),
				false, false, at, null, null, null, List.of(), null);
	}

	/** Whether she can sign in with a password. */
	public boolean mayEnter() {
		return !this.disabled && this.password != null;
	}

	/** On whose behalf she acts when she is at the sign-in page herself. */
	public Caller caller() {
		return new Caller(this.id, this.name, null, this.roles, Set.of(Caller.CONSOLE), this.platform);
	}

	/** Without anything that proves who she is. */
	@Override
	public String toString() {
		return "Staff[id=" + this.id + "]";
	}

	public Edit edit() {
		return new Edit(this);
	}

	/** A change in the making. */
	public static final class Edit {

		private final Staff before;

		private final Map<String, Role> roles;

		private final List<PendingEvent> events;

		private String name;

		private String language;

		private @Nullable String password;

		private int credential;

		private boolean platform;

		private boolean disabled;

		private @Nullable Instant lastSignIn;

		private @Nullable SecretLink invitation;

		private @Nullable SecretLink reset;

		private @Nullable Instant due;

		private Edit(Staff before) {
			this.before = before;
			this.roles = new HashMap<>(before.roles);
			this.events = new ArrayList<>(before.pendingEvents);
			this.name = before.name;
			this.language = before.language;
			this.password = before.password;
			this.credential = before.credential;
			this.platform = before.platform;
			this.disabled = before.disabled;
			this.lastSignIn = before.lastSignIn;
			this.invitation = before.invitation;
			this.reset = before.reset;
			this.due = before.pendingDue;
		}

		public Edit name(String newName) {
			this.name = newName;
			return this;
		}

		public Edit language(String newLanguage) {
			this.language = newLanguage;
			return this;
		}

		/** A new password: every link and every session of before is good no more. */
		Edit password(String hash) {
			this.password = hash;
			this.invitation = null;
			this.reset = null;
			this.credential++;
			return this;
		}

		public Edit role(String organisation, @Nullable Role role) {
			if (role != null) {
				this.roles.put(organisation, role);
			}
			else {
				this.roles.remove(organisation);
			}
			return this;
		}

		Edit platform(boolean is) {
			this.platform = is;
			return this;
		}

		/** Whoever is let in again has to sign in anew all the same. */
		public Edit disabled(boolean is) {
			if (is != this.disabled) {
				this.disabled = is;
				this.credential++;
				this.reset = null;
			}
			return this;
		}

		Edit signedIn(Instant at) {
			this.lastSignIn = at;
			return this;
		}

		Edit invitation(@Nullable SecretLink link) {
			this.invitation = link;
			return this;
		}

		Edit reset(@Nullable SecretLink link) {
			this.reset = link;
			return this;
		}

		/** Tells of the change in the same write. */
		public Edit tell(PendingEvent event, Instant at) {
			this.events.add(event);
			this.due = Objects.requireNonNullElse(this.due, at);
			return this;
		}

		Staff done() {
			return new Staff(this.before.id, this.before.version, this.before.email, this.before.typedEmail, this.name,
					this.language, this.password, this.credential, this.roles, this.platform, this.disabled,
					this.before.created, this.lastSignIn, this.invitation, this.reset, this.events, this.due);
		}

	}

}
