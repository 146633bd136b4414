package org.portevoix.notification.relay;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.jspecify.annotations.Nullable;
import org.simplejavamail.utils.mail.dkim.Canonicalization;
import org.simplejavamail.utils.mail.dkim.DkimException;
import org.simplejavamail.utils.mail.dkim.DkimMessage;
import org.simplejavamail.utils.mail.dkim.DkimSigner;

/**
 * Signs mails with DKIM (RFC 6376) where a key is set; each mail by a signer of its own.
 */
class Signing {

	private static final String[] SIGNED = { "Reply-To", "Date", "Message-ID", "Content-Type", "Auto-Submitted" };

	private final RelaySettings.DkimKey settings;

	private final @Nullable RSAPrivateKey key;

	Signing(RelaySettings.DkimKey settings) {
		this.settings = settings;
		this.key = settings.isSet() ? read(settings.privateKey()) : null;
	}

	MimeMessage signed(MimeMessage message) throws MessagingException {
		if (this.key == null) {
			return message;
		}
		try {
			DkimSigner signer = new DkimSigner(this.settings.domain(), this.settings.selector(), this.key);
			signer.setHeaderCanonicalization(Canonicalization.RELAXED);
			signer.setBodyCanonicalization(Canonicalization.RELAXED);
			signer.setLengthParam(false);
			signer.setCheckDomainKey(false);
			for (String header : SIGNED) {
				signer.addHeaderToSign(header);
			}
			return new DkimMessage(message, signer);
		}
		catch (DkimException ex) {
			throw new MessagingException("DKIM", ex);
		}
	}

	private static RSAPrivateKey read(String text) {
		byte[] encoded = Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""));
		try {
			return (RSAPrivateKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalArgumentException("DKIM_PRIVATE_KEY is not an RSA key in PKCS#8", ex);
		}
	}

}
