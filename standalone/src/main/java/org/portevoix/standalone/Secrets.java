package org.portevoix.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What nobody else may know: taken from the environment, else made once and kept in files
 * that only their owner reads. The pepper belongs to the backup: without it nobody's
 * signature is found again.
 */
final class Secrets {

	private static final int KEY_BYTES = 32;

	private static final int PASSWORD_BYTES = 15;

	private static final int RSA_BITS = 2048;

	private static final SecureRandom RANDOM = new SecureRandom();

	private final Map<String, String> values = new LinkedHashMap<>();

	private final Path directory;

	private Secrets(Path directory) {
		this.directory = directory;
	}

	static Secrets of(Settings settings) {
		Secrets secrets = new Secrets(settings.data().resolve("keys"));
		secrets.add(settings, "PEPPER", () -> random(KEY_BYTES));
		secrets.add(settings, "PARTNER_KEY", () -> random(KEY_BYTES));
		secrets.add(settings, "TOKEN_KEYS", () -> "k1:" + random(KEY_BYTES));
		secrets.add(settings, "SESSION_KEYS", () -> "s1:" + random(KEY_BYTES));
		secrets.add(settings, "WEBHOOK_KEYS", () -> "k1:" + random(KEY_BYTES));
		secrets.add(settings, "OAUTH_SIGNING_KEY", Secrets::rsa);
		secrets.add(settings, "PORTEVOIX_NOTIFICATION_SECRET", Secrets::password);
		secrets.add(settings, "PORTEVOIX_OPERATOR_SECRET", Secrets::password);
		secrets.add(settings, "PORTEVOIX_CONSOLE_SECRET", Secrets::password);
		secrets.add(settings, "PORTEVOIX_CLIENT_SECRET", Secrets::password);
		secrets.add(settings, "PORTEVOIX_ADMIN_PASSWORD", Secrets::password);
		return secrets;
	}

	Map<String, String> values() {
		return Map.copyOf(this.values);
	}

	String value(String variable) {
		return this.values.getOrDefault(variable, "");
	}

	private void add(Settings settings, String variable, Supplier<String> made) {
		this.values.put(variable, settings.given(variable).orElseGet(() -> kept(variable, made)));
	}

	private String kept(String variable, Supplier<String> made) {
		Path file = this.directory.resolve(variable.toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
		try {
			if (Files.exists(file)) {
				return Files.readString(file).strip();
			}
			Files.createDirectories(this.directory);
			String secret = made.get();
			write(file, secret);
			return secret;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Whole or not at all: half a pepper would be taken for one at the next start. */
	private static void write(Path file, String secret) throws IOException {
		Path draft = file.resolveSibling(file.getFileName() + ".new");
		Files.deleteIfExists(draft);
		if (draft.getFileSystem().supportedFileAttributeViews().contains("posix")) {
			Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		}
		Files.write(draft, secret.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE, StandardOpenOption.SYNC);
		Files.move(draft, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
	}

	private static String random(int bytes) {
		byte[] value = new byte[bytes];
		RANDOM.nextBytes(value);
		return Base64.getEncoder().encodeToString(value);
	}

	private static String password() {
		byte[] value = new byte[PASSWORD_BYTES];
		RANDOM.nextBytes(value);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(value);
	}

	private static String rsa() {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
			generator.initialize(RSA_BITS);
			return Base64.getEncoder().encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
