package org.portevoix.campaign.pages;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The mail provider that somebody probably meant, when she wrote another name that looks
 * much like it. It is only ever asked about: what she wrote may be right.
 */
final class LikelyProvider {

	/**
	 * Where most who sign have their mailbox; none so short that much else looks alike.
	 */
	private static final List<String> GREAT = List.of("gmail.com", "hotmail.com", "outlook.com", "icloud.com",
			"yahoo.com", "yahoo.fr", "yahoo.es", "hotmail.fr", "hotmail.be", "hotmail.es", "outlook.be", "outlook.fr",
			"outlook.es", "googlemail.com", "protonmail.com", "skynet.be", "telenet.be", "proximus.be", "laposte.net",
			"wanadoo.fr", "orange.fr");

	/** Providers that look like a great one, and are one. */
	private static final Set<String> OTHERS = Set.of("mail.com", "email.com", "ymail.com", "gmx.com", "hotmail.nl",
			"hotmail.it", "hotmail.de", "hotmail.co", "outlook.de", "outlook.it", "yahoo.it", "yahoo.de", "yahoo.ca",
			"yahoo.in", "yahoo.be", "orange.be", "orange.es", "orange.sn", "orange.ci");

	/** From here on a name is long enough for two slips. */
	private static final int LONG = 10;

	private LikelyProvider() {
	}

	/**
	 * The provider that an address nearly names; empty when it names one, or none nearly.
	 */
	static Optional<String> of(@Nullable String address) {
		if (address == null) {
			return Optional.empty();
		}
		String domain = address.substring(address.lastIndexOf('@') + 1).strip().toLowerCase(Locale.ROOT);
		if (domain.length() > 40 || !address.contains("@") || GREAT.contains(domain) || OTHERS.contains(domain)) {
			return Optional.empty();
		}
		for (int slips = 1; slips <= 2; slips++) {
			for (String provider : GREAT) {
				if ((slips == 1 || provider.length() >= LONG) && distance(domain, provider) == slips) {
					return Optional.of(provider);
				}
			}
		}
		return Optional.empty();
	}

	/** A name that a page was asked to show, if it is one of ours. */
	static Optional<String> known(@Nullable String provider) {
		return GREAT.stream().filter((one) -> one.equals(provider)).findFirst();
	}

	/**
	 * How many letters were left out, added, mistaken, or swapped with their neighbour.
	 */
	private static int distance(String from, String to) {
		int[][] least = new int[from.length() + 1][to.length() + 1];
		for (int i = 0; i <= from.length(); i++) {
			for (int j = 0; j <= to.length(); j++) {
				if (i == 0 || j == 0) {
					least[i][j] = i + j;
					continue;
				}
				int mistaken = (from.charAt(i - 1) == to.charAt(j - 1)) ? 0 : 1;
				least[i][j] = Math.min(least[i - 1][j - 1] + mistaken, Math.min(least[i - 1][j], least[i][j - 1]) + 1);
				boolean swapped = i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2)
						&& from.charAt(i - 2) == to.charAt(j - 1);
				if (swapped) {
					least[i][j] = Math.min(least[i][j], least[i - 2][j - 2] + 1);
				}
			}
		}
		return least[from.length()][to.length()];
	}

}
