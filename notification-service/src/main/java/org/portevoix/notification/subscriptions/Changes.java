package org.portevoix.notification.subscriptions;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.portevoix.messaging.outbox.PendingEvent;
import org.portevoix.notification.subscriptions.Subscription.State;
import org.portevoix.service.access.Caller;
import org.portevoix.service.access.Permission;
import org.portevoix.service.audit.Act;
import org.portevoix.service.problems.ChangedMeanwhile;
import org.portevoix.service.problems.FieldError;
import org.portevoix.service.problems.InvalidRequest;
import org.portevoix.service.problems.NotFound;
import org.portevoix.service.request.Origin;

import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** What clients and staff do with subscriptions; each act is told for the audit trail. */
@Component
public class Changes {

	/** Who tells. */
	public static final URI SOURCE = URI.create("/notification-service/subscriptions");

	private static final Criteria ANY = new Criteria();

	/** Each is one more signature in a header. */
	private static final int MOST_FORMERS = 4;

	private final Subscriptions subscriptions;

	private final DraftCheck check;

	private final Secrets secrets;

	private final SubscriptionSettings settings;

	private final Clock clock;

	Changes(Subscriptions subscriptions, DraftCheck check, Secrets secrets, SubscriptionSettings settings,
			Clock clock) {
		this.subscriptions = subscriptions;
		this.check = check;
		this.secrets = secrets;
		this.settings = settings;
		this.clock = clock;
	}

	/** The organisation that somebody speaks for: a client has one, a person names it. */
	public String organisation(Caller caller, @Nullable String named) {
		caller.requireAnywhere(Permission.SUBSCRIPTIONS_MANAGE);
		String organisation = (named != null && !named.isBlank()) ? named : caller.organisation();
		if (organisation == null) {
			throw new InvalidRequest(List.of(new FieldError("organisation", "required")));
		}
		caller.require(Permission.SUBSCRIPTIONS_MANAGE, organisation);
		return organisation;
	}

	/** One that the caller may manage. */
	public Subscription find(String id, Caller caller) {
		caller.requireAnywhere(Permission.SUBSCRIPTIONS_MANAGE);
		Subscription found = this.subscriptions.byId(id).orElseThrow(NotFound::new);
		caller.require(Permission.SUBSCRIPTIONS_MANAGE, found.organisation());
		return found;
	}

	/** Those that the caller may manage in one organisation. */
	public List<Subscription> list(Caller caller, @Nullable String named) {
		return this.subscriptions.of(organisation(caller, named));
	}

	public WithSecret create(Draft draft, Caller caller, Origin origin) {
		String organisation = organisation(caller, draft.organisation());
		List<FieldError> errors = this.check.errors(draft, organisation);
		if (!errors.isEmpty()) {
			throw new InvalidRequest(errors);
		}
		if (this.subscriptions.of(organisation).size() >= this.settings.most()) {
			throw new TooMany();
		}
		String id = UUID.randomUUID().toString();
		Secrets.Made secret = this.secrets.make(id);
		Instant now = this.clock.instant();
		PendingEvent told = act("subscription.created", id, organisation).told(SOURCE, caller, origin, now);
		Subscription created = new Subscription(id, organisation, Objects.requireNonNull(draft.url()),
				Objects.requireNonNullElse(draft.types(), List.of()),
				Objects.requireNonNullElse(draft.campaigns(), List.of()), draft.rehearsals(), draft.maxPerSecond(),
				State.ACTIVE, secret.sealed(), List.of(), now, null, null, null, null, List.of(told), now);
		this.subscriptions.insert(created);
		return new WithSecret(created, secret.shown());
	}

	/**
	 * What was in force signs on for a while, so that the receiver need not change at
	 * once. It may change at once all the same: every instance knows of the new secret
	 * when this returns.
	 */
	public WithSecret rotate(String id, Caller caller, Origin origin) {
		Subscription found = find(id, caller);
		Secrets.Made secret = this.secrets.make(id);
		Instant now = this.clock.instant();
		List<Subscription.Former> formers = new ArrayList<>(found.formersAt(now));
		if (formers.size() == MOST_FORMERS) {
			// A receiver has the oldest; those in between were answers that got lost.
			formers.remove(1);
		}
		formers.add(new Subscription.Former(found.secret(), now.plus(this.settings.overlap())));
		Subscription changed = change(found, "subscription.secret-rotated", caller, origin,
				Criteria.where("secret").is(found.secret()),
				Update.update("secret", secret.sealed()).set("formers", formers));
		awaitNotice();
		return new WithSecret(changed, secret.shown());
	}

	private void awaitNotice() {
		try {
			Thread.sleep(this.settings.noticed());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Also after it was disabled; its failures are forgotten. */
	public Subscription enable(String id, Caller caller, Origin origin) {
		return change(find(id, caller), "subscription.enabled", caller, origin, ANY,
				Update.update("state", State.ACTIVE)
					.unset("failingSince")
					.unset("warnedAt")
					.unset("restUntil")
					.unset("disabledBecause"));
	}

	public Subscription pause(String id, Caller caller, Origin origin) {
		Subscription found = find(id, caller);
		// Nothing is delivered to one that is disabled: it rests already.
		return (found.state() == State.DISABLED) ? found : change(found, "subscription.paused", caller, origin,
				Criteria.where("state").ne(State.DISABLED), Update.update("state", State.PAUSED));
	}

	public void remove(String id, Caller caller, Origin origin) {
		change(find(id, caller), "subscription.removed", caller, origin, ANY, Update.update("state", State.REMOVED));
	}

	private Subscription change(Subscription found, String act, Caller caller, Origin origin, Criteria expected,
			Update update) {
		Instant now = this.clock.instant();
		PendingEvent told = act(act, found.id(), found.organisation())
			.changing(Map.of("state", found.state().code()), Map.of())
			.told(SOURCE, caller, origin, now);
		return this.subscriptions.change(found.id(), expected, update, told, now).orElseThrow(ChangedMeanwhile::new);
	}

	private static Act act(String name, String id, String organisation) {
		return Act.of(name, "subscription/" + id, organisation);
	}

	/** A subscription with the secret that is shown this once. */
	public record WithSecret(Subscription subscription, String secret) {

	}

}
