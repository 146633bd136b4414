package org.portevoix.gateway.client;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/**
 * What a client is counted under: an IPv4 address, or the /64 network of an IPv6 address,
 * because a household or a server has a whole /64 to choose its addresses from.
 *
 * @param network the first 64 bits of an IPv6 address; an IPv4 address in the lower half,
 * which no global IPv6 network has
 */
public record ClientKey(long network) {

	/**
	 * Tells what an address is counted under.
	 * @param address where a request comes from
	 * @return its key
	 */
	public static ClientKey of(InetAddress address) {
		ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
		return new ClientKey((address instanceof Inet4Address) ? bytes.getInt() & 0xffffffffL : bytes.getLong());
	}

}
