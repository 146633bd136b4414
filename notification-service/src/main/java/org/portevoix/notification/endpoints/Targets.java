package org.portevoix.notification.endpoints;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.springframework.stereotype.Component;

/**
 * Says whether events may be delivered to an address, when somebody sets it. Names are
 * looked at again with each connection.
 */
@Component
public class Targets {

	private static final int LONGEST = 2_000;

	/**
	 * Strict: no octal, no hexadecimal, no single number, as some libraries take them.
	 */
	private static final Pattern DOTTED = Pattern
		.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");

	private static final Pattern NUMERIC_END = Pattern.compile("(?:.*\\.)?(?:\\d+|0x[0-9a-f]*)\\.?");

	private static final Pattern NAME = Pattern.compile("(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\\.?){1,40}");

	private static final Pattern BRACKETED = Pattern.compile("\\[[0-9a-f:.]+]");

	private final Names names;

	private final EndpointSettings settings;

	Targets(Names names, EndpointSettings settings) {
		this.names = names;
		this.settings = settings;
	}

	/**
	 * What is wrong with an address, as a code that stays: {@code too-long},
	 * {@code invalid}, {@code not-https}, {@code unknown-host} or {@code not-public}.
	 */
	public Optional<String> fault(String url) {
		if (url.length() > LONGEST) {
			return Optional.of("too-long");
		}
		URI uri;
		try {
			uri = new URI(url);
		}
		catch (URISyntaxException ex) {
			return Optional.of("invalid");
		}
		String host = (uri.getHost() != null) ? uri.getHost().toLowerCase(Locale.ROOT) : "";
		if (!wellFormed(uri, host)) {
			return Optional.of("invalid");
		}
		if (!"https".equalsIgnoreCase(uri.getScheme()) && !this.settings.allowLoopback()) {
			return Optional.of("not-https");
		}
		return reachable(uri, host);
	}

	private static boolean wellFormed(URI uri, String host) {
		boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
		return web && uri.getRawUserInfo() == null && uri.getRawFragment() == null && uri.getPort() != 0
				&& uri.getPort() <= 65_535 && isHost(host);
	}

	private static boolean isHost(String host) {
		if (host.startsWith("[")) {
			return BRACKETED.matcher(host).matches();
		}
		if (NUMERIC_END.matcher(host).matches()) {
			return DOTTED.matcher(host).matches();
		}
		return host.length() <= 253 && NAME.matcher(host).matches();
	}

	private Optional<String> reachable(URI uri, String host) {
		try {
			boolean tls = "https".equalsIgnoreCase(uri.getScheme());
			int port = (uri.getPort() != -1) ? uri.getPort() : (tls ? 443 : 80);
			boolean own = true;
			for (var place : this.names.resolve(host, port)) {
				own &= place.getAddress().isLoopbackAddress();
			}
			// Without TLS only to this very machine.
			return (own || tls) ? Optional.empty() : Optional.of("not-https");
		}
		catch (Names.ForbiddenAddress ex) {
			return Optional.of("not-public");
		}
		catch (UnknownHostException ex) {
			return Optional.of("unknown-host");
		}
	}

}
