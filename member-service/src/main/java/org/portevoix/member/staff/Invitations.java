package org.portevoix.member.staff;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.Event;
import org.portevoix.events.StaffEvent;
import org.portevoix.member.staff.SecretLink.Token;
import org.portevoix.messaging.outbox.PendingEvent;
import org.portevoix.service.access.Caller;
import org.portevoix.service.access.Role;
import org.portevoix.service.audit.Act;
import org.portevoix.service.request.Origin;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Brings people in. Whoever has an account is given the role at once, and told; whoever
 * has none is sent a link that is good once.
 */
@Component
public class Invitations {

	static final String BINDING = "staff-out-0";

	private static final int ID_BYTES = 16;

	private final StaffAccounts accounts;

	private final Passwords passwords;

	private final StaffSettings settings;

	private final Clock clock;

	Invitations(StaffAccounts accounts, Passwords passwords, StaffSettings settings, Clock clock) {
		this.accounts = accounts;
		this.passwords = passwords;
		this.settings = settings;
		this.clock = clock;
	}

	/**
	 * Invites somebody.
	 * @param by who does; whether she may is hers to have asked
	 */
	public Staff invite(Invitation invitation, Caller by, Origin origin) {
		Optional<Staff> known = this.accounts.byEmail(invitation.email());
		if (known.isEmpty()) {
			try {
				return create(invitation, by, origin);
			}
			catch (DuplicateKeyException ex) {
				// Somebody else invited her at this moment.
			}
		}
		String id = this.accounts.byEmail(invitation.email()).orElseThrow().id();
		Instant now = this.clock.instant();
		Token token = Token.make(id);
		return this.accounts.change(id, (change) -> {
			change.after().role(invitation.organisation(), invitation.role());
			add(change.before(), change.after(), invitation, token, by, origin, now);
		});
	}

	private Staff create(Invitation invitation, Caller by, Origin origin) {
		Instant now = this.clock.instant();
		Staff staff = Staff.invited(SecretLink.random(ID_BYTES), invitation.email(), invitation.name(),
				invitation.language(), now);
		Staff.Edit edit = staff.edit().role(invitation.organisation(), invitation.role());
		add(staff, edit, invitation, Token.make(staff.id()), by, origin, now);
		return this.accounts.insert(edit.done());
	}

	private void add(Staff before, Staff.Edit after, Invitation invitation, Token token, Caller by, Origin origin,
			Instant now) {
		boolean known = before.password() != null;
		Instant expires = now.plus(this.settings.invitationLife());
		if (!known) {
			after.invitation(SecretLink.of(token, expires));
		}
		String link = this.settings.publicUrl() + (known ? "/console" : "/invitation?token=" + token.text());
		after.tell(
				pending(before.id(),
						new StaffEvent.Invited(before.id(), before.typedEmail(), before.name(), before.language(),
								invitation.organisationName(), by.name(), link, known ? null : expires),
						origin, now),
				now);
		Role was = before.roles().get(invitation.organisation());
		after.tell(Act.of("staff.invited", "staff/" + before.id(), invitation.organisation())
			.changing((was != null) ? Map.of("role", was.code()) : Map.of(), Map.of("role", invitation.role().code()))
			.told(SignIn.SOURCE, by, origin, now), now);
	}

	static PendingEvent pending(String staffId, StaffEvent data, Origin origin, Instant now) {
		Event<StaffEvent> event = Event.of(SignIn.SOURCE, staffId, now, data);
		return PendingEvent.of(BINDING,
				new Event<>(event.id(), event.source(), event.subject(), event.time(), origin.traceparent(), data));
	}

	/** Whose invitation a link holds, if it is good. */
	public Optional<Staff> of(String token) {
		return holder(token).map(StaffAccounts.Change::before);
	}

	private Optional<StaffAccounts.Change> holder(String text) {
		Token token = Token.parse(text);
		return (token == null) ? Optional.empty()
				: this.accounts.find(token.staffId())
					.filter((staff) -> isOpen(staff, token))
					.map((staff) -> new StaffAccounts.Change(staff, staff.edit()));
	}

	private boolean isOpen(Staff staff, Token token) {
		SecretLink link = staff.invitation();
		return link != null && !staff.disabled() && link.opensWith(token, this.clock.instant());
	}

	/**
	 * Accepts an invitation; the link is good no more.
	 * @return the account, or nothing if the link was used or is over
	 */
	public Optional<Staff> accept(String text, String name, String language, String password, Origin origin) {
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
					.name(name)
					.language(language)
					.password(hash)
					.tell(Act.of("staff.joined", "staff/" + token.staffId(), null)
						.told(SignIn.SOURCE, change.before().caller(), origin, now), now);
			}
		});
		return open[0] ? Optional.of(staff) : Optional.empty();
	}

	/**
	 * Whom to invite.
	 *
	 * @param organisationName what the organisation is called in her language
	 */
	public record Invitation(String email, String name, String language, String organisation,
			@Nullable String organisationName, Role role) {

		/** The languages that people are written to in. */
		public static final List<String> LANGUAGES = List.of("fr", "nl", "en", "es");

	}

}
