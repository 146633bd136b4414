package org.portevoix.member.staff;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;

import com.sanctionco.jmail.EmailValidator;
import com.sanctionco.jmail.JMail;

/** Mail addresses as names of accounts. */
public final class Address {

	private static final int LONGEST = 254;

	private static final EmailValidator ADDRESSES = JMail.strictValidator()
		.requireTopLevelDomain()
		.disallowIpDomain()
		.disallowExplicitSourceRouting()
		.disallowQuotedIdentifiers()
		.disallowObsoleteWhitespace();

	private Address() {
	}

	/** Whether mail could be sent there. */
	public static boolean isValid(String typed) {
		String address = typed.strip();
		return address.length() <= LONGEST && ADDRESSES.isValid(address);
	}

	/** The same however it is typed; of what is no address, something all the same. */
	static String canonical(String typed) {
		String folded = Normalizer.normalize(typed.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
		int at = folded.lastIndexOf('@');
		if (at < 0) {
			return folded;
		}
		try {
			return folded.substring(0, at + 1) + IDN.toASCII(folded.substring(at + 1)).toLowerCase(Locale.ROOT);
		}
		catch (IllegalArgumentException ex) {
			return folded;
		}
	}

}
