package org.portevoix.campaign.signing;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.portevoix.service.request.Origin;

/**
 * Who sends a request, as the gateway says.
 *
 * @param address an IP address, if it is known
 * @param traceparent the W3C trace context of the request
 */
public record Client(@Nullable String address, @Nullable String traceparent) {

	private static final Pattern LITERAL = Pattern.compile("[0-9a-fA-F:.]+");

	private static final int IPV4_PREFIX_BYTES = 3;

	private static final int IPV6_PREFIX_BYTES = 8;

	/**
	 * Reads what the gateway says: the last of the addresses, which is the one it saw.
	 */
	public static Client of(Origin origin) {
		String forwardedFor = origin.address();
		if (forwardedFor == null || forwardedFor.isBlank()) {
			return new Client(null, origin.traceparent());
		}
		return new Client(forwardedFor.substring(forwardedFor.lastIndexOf(',') + 1).strip(), origin.traceparent());
	}

	/** The /24 or /64 that it belongs to, if its address is one. */
	@Nullable String networkPrefix() {
		// Only literals: a name must never be looked up because a header says so.
		if (this.address == null || !LITERAL.matcher(this.address).matches()) {
			return null;
		}
		try {
			byte[] bytes = InetAddress.getByName(this.address).getAddress();
			int kept = (bytes.length == 4) ? IPV4_PREFIX_BYTES : IPV6_PREFIX_BYTES;
			return HexFormat.of().formatHex(Arrays.copyOf(bytes, kept));
		}
		catch (UnknownHostException ex) {
			return null;
		}
	}

}
