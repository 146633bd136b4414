package org.portevoix.member.clients;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.portevoix.messaging.outbox.PendingEvent;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A program of an organisation as the store keeps it.
 *
 * @param id what it signs in with; never given again
 * @param name what people call it
 * @param secrets the newest last; two while one takes the place of the other
 * @param createdBy the id of who made it
 * @param revoked since when it is no more
 */
@Document(ApiClient.COLLECTION)
public record ApiClient(@Id String id, @Version @Nullable Long version, String organisation, String name,
		Set<String> scopes, List<Secret> secrets, Instant created, String createdBy, @Nullable Instant revoked,
		List<PendingEvent> pendingEvents, @Nullable Instant pendingDue) {

	static final String COLLECTION = "clients";

	public ApiClient {
		scopes = Set.copyOf(scopes);
		secrets = List.copyOf(secrets);
		pendingEvents = List.copyOf(pendingEvents);
	}

	/** The hashes of the secrets that are in force. */
	public List<String> hashes(Instant now) {
		return inForce(now).stream().map(Secret::hash).toList();
	}

	/** The secrets that are in force; pages ask for it too. */
	public List<Secret> inForce(Instant now) {
		return (this.revoked != null) ? List.of()
				: this.secrets.stream().filter((secret) -> secret.isInForce(now)).toList();
	}

	ApiClient withSecrets(List<Secret> newSecrets) {
		return new ApiClient(this.id, this.version, this.organisation, this.name, this.scopes, newSecrets, this.created,
				this.createdBy, this.revoked, this.pendingEvents, this.pendingDue);
	}

	ApiClient revoked(Instant at) {
		return new ApiClient(this.id, this.version, this.organisation, this.name, this.scopes, List.of(), this.created,
				this.createdBy, at, this.pendingEvents, this.pendingDue);
	}

	ApiClient telling(Instant at, PendingEvent... events) {
		List<PendingEvent> all = new ArrayList<>(this.pendingEvents);
		all.addAll(List.of(events));
		return new ApiClient(this.id, this.version, this.organisation, this.name, this.scopes, this.secrets,
				this.created, this.createdBy, this.revoked, all, at);
	}

	/**
	 * A secret, kept as a hash.
	 *
	 * @param until from when it is good no more; null while it is the newest
	 */
	record Secret(String hash, Instant since, @Nullable Instant until) {

		boolean isInForce(Instant now) {
			return this.until == null || now.isBefore(this.until);
		}

		Secret until(Instant end) {
			return new Secret(this.hash, this.since, end);
		}

	}

}
