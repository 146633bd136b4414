package org.portevoix.member.oauth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.portevoix.member.clients.ApiClient;
import org.portevoix.member.clients.Clients;

import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/**
 * The clients that exist without anybody having made them, and those that organisations
 * made. These are read anew after some seconds, so that a token request costs a read of
 * the store now and then, and a revoked client gets no token soon after, at any instance;
 * those that it has are refused by the services.
 */
final class AllClients implements RegisteredClientRepository {

	private static final Duration KEPT = Duration.ofSeconds(5);

	private static final int MOST = 1000;

	private final Map<String, RegisteredClient> bootstrap;

	private final Map<String, Read> read = new ConcurrentHashMap<>();

	private final BootstrapClients maker;

	private final Clients clients;

	private final Clock clock;

	AllClients(BootstrapClients maker, Clients clients, Clock clock) {
		this.bootstrap = maker.all()
			.stream()
			.collect(Collectors.toUnmodifiableMap(RegisteredClient::getClientId, Function.identity()));
		this.maker = maker;
		this.clients = clients;
		this.clock = clock;
	}

	@Override
	public void save(RegisteredClient client) {
		throw new UnsupportedOperationException("Clients are made elsewhere");
	}

	@Override
	public @Nullable RegisteredClient findById(String id) {
		return findByClientId(id);
	}

	@Override
	public @Nullable RegisteredClient findByClientId(String id) {
		RegisteredClient known = this.bootstrap.get(id);
		if (known != null) {
			return known;
		}
		Instant now = this.clock.instant();
		Read before = this.read.get(id);
		if (before != null && now.isBefore(before.at().plus(KEPT))) {
			return before.client();
		}
		RegisteredClient client = this.clients.find(id).map((found) -> registered(found, now)).orElse(null);
		if (client == null) {
			// What does not exist is not remembered: there is no end of it.
			this.read.remove(id);
			return null;
		}
		if (this.read.size() >= MOST) {
			this.read.clear();
		}
		this.read.put(id, new Read(client, now));
		return client;
	}

	private @Nullable RegisteredClient registered(ApiClient client, Instant now) {
		List<String> hashes = client.hashes(now);
		return hashes.isEmpty() ? null : this.maker.made(client, hashes);
	}

	private record Read(RegisteredClient client, Instant at) {

	}

}
