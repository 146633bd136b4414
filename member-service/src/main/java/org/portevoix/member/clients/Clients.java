package org.portevoix.member.clients;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

import org.portevoix.events.Event;
import org.portevoix.events.StaffEvent;
import org.portevoix.member.clients.ApiClient.Secret;
import org.portevoix.messaging.outbox.OutboxRelay;
import org.portevoix.messaging.outbox.PendingEvent;
import org.portevoix.service.access.Caller;
import org.portevoix.service.audit.Act;
import org.portevoix.service.problems.ChangedMeanwhile;
import org.portevoix.service.problems.NotFound;
import org.portevoix.service.request.Origin;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Makes clients, gives them new secrets, and takes them away. */
@Component
public class Clients {

	/** What a client of an organisation may be allowed. */
	static final List<String> SCOPES = List.of("campaigns:read", "campaigns:write", "subscriptions:write",
			"events:read", "organisations:write");

	private static final URI SOURCE = URI.create("/member-service/clients");

	/** How long the former secret is good beside the new one. */
	private static final Duration OVERLAP = Duration.ofDays(7);

	private static final int ATTEMPTS = 10;

	private static final int SECRET_BYTES = 32;

	private static final int ID_BYTES = 6;

	private final SecureRandom random = new SecureRandom();

	private final MongoOperations mongo;

	private final OutboxRelay outbox;

	private final Clock clock;

	Clients(MongoOperations mongo, OutboxRelay clientsOutbox, Clock clock) {
		this.mongo = mongo;
		this.outbox = clientsOutbox;
		this.clock = clock;
	}

	public Optional<ApiClient> find(String id) {
		return Optional.ofNullable(this.mongo.findById(id, ApiClient.class));
	}

	/** Those of an organisation that are not revoked, the oldest first. */
	List<ApiClient> of(String organisation) {
		return this.mongo.find(Query.query(Criteria.where("organisation").is(organisation).and("revoked").is(null))
			.with(Sort.by("created", "_id")), ApiClient.class);
	}

	/** Makes one; the secret is known to nobody afterwards but to who is told it now. */
	Issued create(String organisation, String name, Set<String> scopes, Caller by, Origin origin) {
		Instant now = this.clock.instant();
		String id = organisation + "-" + HexFormat.of().formatHex(random(ID_BYTES));
		String secret = secret();
		ApiClient client = new ApiClient(id, null, organisation, name, scopes,
				List.of(new Secret(hash(secret), now, null)), now, by.id(), null, List.of(), null);
		Act act = Act.of("client.created", "client/" + id, organisation)
			.changing(Map.of(), Map.of("name", name, "scopes", String.join(" ", new TreeSet<>(scopes))));
		ApiClient made = this.mongo.insert(client.telling(now, act.told(SOURCE, by, origin, now)));
		this.outbox.wake();
		return new Issued(made, secret);
	}

	/** Gives a client a new secret; the one before is good for a while yet. */
	Issued rotate(String id, Caller by, Origin origin) {
		Instant now = this.clock.instant();
		String secret = secret();
		Secret newest = new Secret(hash(secret), now, null);
		ApiClient after = change(id, (client) -> {
			Secret former = client.secrets().getLast();
			Instant end = (former.until() != null) ? former.until() : now.plus(OVERLAP);
			return client.withSecrets(List.of(former.until(end), newest))
				.telling(now, act("client.rotated", client).told(SOURCE, by, origin, now));
		});
		return new Issued(after, secret);
	}

	/** Ends the former secret before its time. */
	ApiClient dropFormer(String id, Caller by, Origin origin) {
		Instant now = this.clock.instant();
		return change(id, (client) -> client.withSecrets(List.of(client.secrets().getLast()))
			.telling(now, act("client.former-secret-dropped", client).told(SOURCE, by, origin, now)));
	}

	/** Takes it away, with the tokens that it has. */
	ApiClient revoke(String id, Caller by, Origin origin) {
		Instant now = this.clock.instant();
		return change(id, (client) -> client.revoked(now)
			.telling(now, told(client, now), act("client.revoked", client).told(SOURCE, by, origin, now)));
	}

	private static PendingEvent told(ApiClient client, Instant now) {
		return PendingEvent.of("staff-out-0",
				Event.of(SOURCE, client.id(), now, new StaffEvent.ClientRevoked(client.id(), client.organisation())));
	}

	private static Act act(String name, ApiClient client) {
		return Act.of(name, "client/" + client.id(), client.organisation());
	}

	private ApiClient change(String id, UnaryOperator<ApiClient> change) {
		for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
			ApiClient before = find(id).filter((client) -> client.revoked() == null).orElseThrow(NotFound::new);
			try {
				ApiClient after = this.mongo.save(change.apply(before));
				this.outbox.wake();
				return after;
			}
			catch (OptimisticLockingFailureException ex) {
				// Somebody was faster: look again.
			}
		}
		throw new ChangedMeanwhile();
	}

	private String secret() {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(random(SECRET_BYTES));
	}

	private byte[] random(int bytes) {
		byte[] made = new byte[bytes];
		this.random.nextBytes(made);
		return made;
	}

	/** A fast one: a secret is 256 random bits, and not a word somebody thought of. */
	private static String hash(String secret) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * A client with its new secret, which is told once.
	 */
	record Issued(ApiClient client, String secret) {

		/** Without the secret. */
		@Override
		public String toString() {
			return "Issued[" + this.client.id() + "]";
		}

	}

}
