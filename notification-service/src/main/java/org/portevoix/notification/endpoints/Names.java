package org.portevoix.notification.endpoints;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import org.apache.hc.client5.http.DnsResolver;

import org.springframework.stereotype.Component;

/**
 * Looks up the addresses of endpoints and gives away only those that may be connected to.
 * A connection is made to what comes from here and to nothing else, so a name that
 * changes its mind after the check gains nothing.
 */
@Component
class Names implements DnsResolver {

	/**
	 * Threads of the operating system: a lookup that hangs would hold up virtual ones.
	 */
	private static final int LOOKUPS = 32;

	/** More are not tried: each may take its time not to answer. */
	private static final int ENOUGH = 2;

	private final Lookup lookup;

	private final EndpointSettings settings;

	private final ExecutorService threads = Executors.newFixedThreadPool(LOOKUPS,
			Thread.ofPlatform().daemon().name("names-", 0).factory());

	/** One at a time for each name, however many ask. */
	private final Map<String, CompletableFuture<InetAddress[]>> underway = new ConcurrentHashMap<>();

	Names(Lookup lookup, EndpointSettings settings) {
		this.lookup = lookup;
		this.settings = settings;
	}

	/**
	 * Where a host may be reached.
	 * @throws ForbiddenAddress if any of its addresses may not be connected to
	 */
	@Override
	public InetAddress[] resolve(String host) throws UnknownHostException {
		InetAddress[] found = look(host);
		for (InetAddress address : found) {
			boolean own = address.isLoopbackAddress() && this.settings.allowLoopback();
			if (!own && !Addresses.isPublic(address)) {
				throw new ForbiddenAddress();
			}
		}
		return (found.length <= ENOUGH) ? found : java.util.Arrays.copyOf(found, ENOUGH);
	}

	/**
	 * Where a port of a host may be reached.
	 * @throws ForbiddenAddress if any of its addresses may not be connected to, or not at
	 * this port
	 */
	@Override
	public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
		List<InetSocketAddress> found = Stream.of(resolve(host))
			.map((address) -> new InetSocketAddress(address, port))
			.toList();
		if (this.settings.ownPorts().contains(port)
				&& found.stream().anyMatch((place) -> place.getAddress().isLoopbackAddress())) {
			throw new ForbiddenAddress();
		}
		return found;
	}

	@Override
	public String resolveCanonicalHostname(String host) {
		return host;
	}

	private InetAddress[] look(String host) throws UnknownHostException {
		CompletableFuture<InetAddress[]> found = this.underway.computeIfAbsent(host,
				(name) -> CompletableFuture.supplyAsync(() -> ask(name), this.threads));
		var _ = found.whenComplete((_, _) -> this.underway.remove(host, found));
		try {
			return found.get(this.settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (ExecutionException | TimeoutException ex) {
			throw new UnknownHostException();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new UnknownHostException();
		}
	}

	private InetAddress[] ask(String host) {
		try {
			return this.lookup.addresses(host);
		}
		catch (UnknownHostException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	/** Asks the name service. */
	interface Lookup {

		InetAddress[] addresses(String host) throws UnknownHostException;

	}

	/** It leads to where nobody from outside has any business. */
	static final class ForbiddenAddress extends UnknownHostException {

		private static final long serialVersionUID = 1L;

	}

}
