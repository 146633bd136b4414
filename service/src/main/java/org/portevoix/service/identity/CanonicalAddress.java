package org.portevoix.service.identity;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One spelling for all spellings of a mail address that reach the same person: case,
 * Unicode form, international domains, and the tags and dots that a provider is known to
 * ignore. Version 1, frozen: a signature is found by what this returns, so it never
 * changes for an address it has seen. A second version would need a second look-up.
 */
public final class CanonicalAddress {

	private static final Map<String, String> SAME_DOMAIN = Map.of("googlemail.com", "gmail.com", "pm.me",
			"protonmail.com", "proton.me", "protonmail.com");

	private static final Set<String> IGNORE_DOTS = Set.of("gmail.com");

	private static final Set<String> IGNORE_PLUS_TAGS = Set.of("gmail.com", "outlook.com", "hotmail.com", "live.com",
			"outlook.be", "hotmail.be", "live.be", "outlook.fr", "hotmail.fr", "live.fr", "live.nl", "hotmail.nl",
			"outlook.es", "hotmail.es", "hotmail.co.uk", "live.co.uk", "msn.com", "protonmail.com", "icloud.com",
			"me.com", "mac.com", "fastmail.com", "fastmail.fm");

	/**
	 * Letters that IDNA 2003 maps to others and IDNA 2008 keeps: a domain with one of
	 * them is not the domain without.
	 */
	private static final Pattern DEVIATIONS = Pattern.compile("[ßς\\u200c\\u200d]");

	private CanonicalAddress() {
	}

	/**
	 * Makes an address canonical.
	 * @param address a valid address, with exactly one unquoted {@code @}
	 */
	public static String of(String address) {
		String normal = Normalizer.normalize(address.strip(), Normalizer.Form.NFC);
		int at = normal.lastIndexOf('@');
		String typed = domain(normal.substring(at + 1));
		String domain = SAME_DOMAIN.getOrDefault(typed, typed);
		return local(normal.substring(0, at).toLowerCase(Locale.ROOT), domain) + "@" + domain;
	}

	private static String domain(String typed) {
		String lower = typed.toLowerCase(Locale.ROOT);
		if (DEVIATIONS.matcher(lower).find()) {
			return lower;
		}
		return IDN.toASCII(lower, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
	}

	private static String local(String lower, String domain) {
		int plus = lower.indexOf('+');
		String untagged = (plus > 0 && IGNORE_PLUS_TAGS.contains(domain)) ? lower.substring(0, plus) : lower;
		return IGNORE_DOTS.contains(domain) ? untagged.replace(".", "") : untagged;
	}

}
