package org.portevoix.gateway.client;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import org.jspecify.annotations.Nullable;

import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Finds the address of the client: that of the connection, unless the connection comes
 * from a trusted proxy, which names it in {@code X-Forwarded-For}. The list is read from
 * its end, because everything left of what our own proxies wrote can be invented.
 */
public final class ClientAddresses {

	private static final String FORWARDED_FOR = "X-Forwarded-For";

	private final List<IpSubnetFilterRule> trusted;

	/**
	 * Trusts the given networks and nobody else.
	 * @param trustedProxies networks in CIDR notation, or single addresses
	 */
	public ClientAddresses(List<String> trustedProxies) {
		this.trusted = trustedProxies.stream().map(String::strip).map(ClientAddresses::network).toList();
	}

	private static IpSubnetFilterRule network(String cidr) {
		String address = cidr.contains("/") ? cidr.substring(0, cidr.indexOf('/')) : cidr;
		if (!NetUtil.isValidIpV4Address(address) && !NetUtil.isValidIpV6Address(address)) {
			throw new IllegalArgumentException("TRUSTED_PROXIES: '" + cidr + "' is no network like 10.0.0.0/8");
		}
		int bits = address.contains(":") ? 128 : 32;
		return new IpSubnetFilterRule(cidr.contains("/") ? cidr : cidr + "/" + bits, IpFilterRuleType.ACCEPT);
	}

	/**
	 * Finds the address of a request's client.
	 * @param request the request
	 * @return the address, without scope or name
	 */
	public InetAddress of(ServerHttpRequest request) {
		InetSocketAddress remote = request.getRemoteAddress();
		InetAddress peer = (remote != null) ? remote.getAddress() : null;
		if (peer == null) {
			return InetAddress.getLoopbackAddress();
		}
		if (this.trusted.isEmpty() || !isTrusted(peer)) {
			return peer;
		}
		return named(request.getHeaders().getValuesAsList(FORWARDED_FOR), peer);
	}

	private InetAddress named(List<String> hops, InetAddress peer) {
		InetAddress client = peer;
		for (String hop : hops.reversed()) {
			InetAddress address = parse(hop);
			if (address == null) {
				return client;
			}
			client = address;
			if (!isTrusted(address)) {
				return client;
			}
		}
		return client;
	}

	private boolean isTrusted(InetAddress address) {
		InetSocketAddress socketAddress = new InetSocketAddress(address, 0);
		return this.trusted.stream().anyMatch((network) -> network.matches(socketAddress));
	}

	private static @Nullable InetAddress parse(String hop) {
		byte[] bytes = NetUtil.createByteArrayFromIpAddressString(withoutPort(hop.strip()));
		try {
			return (bytes != null) ? InetAddress.getByAddress(bytes) : null;
		}
		catch (UnknownHostException ex) {
			throw new IllegalStateException("An address has 4 or 16 bytes", ex);
		}
	}

	private static String withoutPort(String hop) {
		int bracket = hop.indexOf(']');
		if (hop.startsWith("[") && bracket > 0) {
			return hop.substring(1, bracket);
		}
		boolean hasPort = hop.indexOf(':') == hop.lastIndexOf(':') && hop.indexOf(':') > 0;
		return hasPort ? hop.substring(0, hop.indexOf(':')) : hop;
	}

}
