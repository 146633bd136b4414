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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

	private static final Map<String, Supplier<String>> MADE = made();

	private final Map<String, String> values = new LinkedHashMap<>();

	private final Path directory;

	private Secrets(Path directory) {
		this.directory = directory;
	}

	static Secrets of(Settings settings) {
		Secrets secrets = in(settings);
		MADE.forEach((variable, made) -> secrets.values.put(variable,
				secrets.known(settings, variable).orElseGet(() -> secrets.kept(variable, made.get()))));
		return secrets;
	}

	/** Those that there are; none is made. */
	static Map<String, String> existing(Settings settings) {
		Secrets secrets = in(settings);
		MADE.keySet()
			.forEach((variable) -> secrets.known(settings, variable)
				.ifPresent((value) -> secrets.values.put(variable, value)));
		return secrets.values();
	}

	/** Keeps those of another installation, except what the environment gives. */
	static void keep(Settings settings, Map<String, String> values) {
		Secrets secrets = in(settings);
		values.forEach((variable, value) -> {
			if (MADE.containsKey(variable) && settings.given(variable).isEmpty()) {
				secrets.kept(variable, value);
			}
		});
	}

	private static Secrets in(Settings settings) {
		return new Secrets(settings.data().resolve("keys"));
	}

	private static Map<String, Supplier<String>> made() {
		Map<String, Supplier<String>> made = new LinkedHashMap<>();
		made.put("PEPPER", () -> random(KEY_BYTES));
		made.put("PARTNER_KEY", () -> random(KEY_BYTES));
		made.put("TOKEN_KEYS", () -> "k1:" + random(KEY_BYTES));
		made.put("SESSION_KEYS", () -> "s1:" + random(KEY_BYTES));
		made.put("WEBHOOK_KEYS", () -> "k1:" + random(KEY_BYTES));
		made.put("OAUTH_SIGNING_KEY", Secrets::rsa);
		made.put("PORTEVOIX_NOTIFICATION_SECRET", Secrets::password);
		made.put("PORTEVOIX_OPERATOR_SECRET", Secrets::password);
		made.put("PORTEVOIX_CONSOLE_SECRET", Secrets::password);
		made.put("PORTEVOIX_CLIENT_SECRET", Secrets::password);
		made.put("PORTEVOIX_ADMIN_PASSWORD", Secrets::password);
		return made;
	}

	Map<String, String> values() {
		return Map.copyOf(this.values);
	}

	String value(String variable) {
		return this.values.getOrDefault(variable, "");
	}

	private Optional<String> known(Settings settings, String variable) {
		Path file = file(variable);
		try {
			return settings.given(variable).isPresent() || !Files.exists(file) ? settings.given(variable)
					: Optional.of(Files.readString(file).strip());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private String kept(String variable, String secret) {
		try {
			Files.createDirectories(this.directory);
			write(file(variable), secret);
			return secret;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Path file(String variable) {
		return this.directory.resolve(variable.toLowerCase(Locale.ROOT).replace('_', '-'));
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
