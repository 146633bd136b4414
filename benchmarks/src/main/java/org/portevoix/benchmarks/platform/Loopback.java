package org.portevoix.benchmarks.platform;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/** Load goes to this machine and to no other: whoever names another one is refused. */
public final class Loopback {

	private Loopback() {
	}

	/**
	 * The address of a service on this machine.
	 * @throws IllegalArgumentException if it is on another one
	 */
	public static URI url(String text) {
		URI url = URI.create(text.replaceFirst("/+$", ""));
		if (!"http".equals(url.getScheme()) || url.getPort() < 0 || url.getUserInfo() != null) {
			throw new IllegalArgumentException(text + " is not of the form http://localhost:PORT");
		}
		host(url.getHost());
		return url;
	}

	/**
	 * Hosts with their ports, by comma, as Kafka has them; also what MongoDB makes of it.
	 * @throws IllegalArgumentException if one of them is on another machine
	 */
	public static String hosts(String text) {
		String bare = text.replaceFirst("^mongodb://", "").replaceFirst("^[^@/]*@", "").replaceFirst("[/?].*$", "");
		for (String one : bare.split(",", -1)) {
			host(one.replaceFirst(":\\d+$", ""));
		}
		return text;
	}

	private static void host(String name) {
		try {
			for (InetAddress address : InetAddress.getAllByName(name)) {
				if (!address.isLoopbackAddress()) {
					throw new IllegalArgumentException("Load goes to this machine only, not to " + name);
				}
			}
		}
		catch (UnknownHostException ex) {
			throw new IllegalArgumentException("Load goes to this machine only, not to " + name, ex);
		}
	}

}
