package org.portevoix.service.access;

import java.util.Set;

import static org.portevoix.service.access.Role.ADMINISTRATOR;
import static org.portevoix.service.access.Role.CAMPAIGNER;
import static org.portevoix.service.access.Role.EDITOR;
import static org.portevoix.service.access.Role.VIEWER;

/**
 * The one table of who may do what in an organisation: which scopes let a client do it,
 * and which roles a person. Whoever stands for the platform may do it in every
 * organisation. What is in no row may nobody do.
 */
public enum Permission {

	/** See drafts and numbers. */
	CAMPAIGN_READ(Set.of("campaigns:read", "campaigns:write"), Set.of(ADMINISTRATOR, CAMPAIGNER, EDITOR, VIEWER)),

	/** Write drafts and translations. */
	CAMPAIGN_WRITE(Set.of("campaigns:write"), Set.of(ADMINISTRATOR, CAMPAIGNER, EDITOR)),

	/** Publish, pause, close, and what follows. */
	CAMPAIGN_LAUNCH(Set.of("campaigns:write"), Set.of(ADMINISTRATOR, CAMPAIGNER)),

	/** Take the names of signers out of the platform. */
	SIGNATURES_EXPORT(Set.of(), Set.of(ADMINISTRATOR, CAMPAIGNER)),

	/** Look at evidence of abuse and invalidate signatures. */
	SIGNATURES_MODERATE(Set.of(), Set.of(ADMINISTRATOR, CAMPAIGNER)),

	/** Change what is said about the organisation. */
	ORGANISATION_WRITE(Set.of("organisations:write"), Set.of(ADMINISTRATOR)),

	/** Invite people and give them roles. */
	STAFF_MANAGE(Set.of(), Set.of(ADMINISTRATOR)),

	/** Make API clients and take them away. */
	CLIENTS_MANAGE(Set.of(), Set.of(ADMINISTRATOR)),

	/** Have events delivered. */
	SUBSCRIPTIONS_MANAGE(Set.of("subscriptions:write"), Set.of(ADMINISTRATOR)),

	/** Pull events, with the contact data that people agreed to share. */
	EVENTS_READ(Set.of("events:read"), Set.of(ADMINISTRATOR)),

	/** See who consents to this organisation now. */
	SUPPORTERS_READ(Set.of("events:read"), Set.of(ADMINISTRATOR)),

	/** Answer what a person asks about her data. */
	PEOPLE_ANSWER(Set.of(), Set.of(ADMINISTRATOR)),

	/** Read the audit trail. */
	AUDIT_READ(Set.of(), Set.of(ADMINISTRATOR)),

	/** See what flows between the services and mend what does not: in no organisation. */
	PLATFORM_OPERATE(Set.of(), Set.of());

	private final Set<String> scopes;

	private final Set<Role> roles;

	Permission(Set<String> scopes, Set<Role> roles) {
		this.scopes = scopes;
		this.roles = roles;
	}

	/** Scopes, any of which lets a client of the organisation do it. */
	public Set<String> scopes() {
		return this.scopes;
	}

	/** Roles, each of which lets a person of the organisation do it. */
	public Set<Role> roles() {
		return this.roles;
	}

}
