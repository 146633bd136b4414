package org.portevoix.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SecretsTests {

	@TempDir
	private Path data;

	private Secrets secrets(Map<String, String> environment) {
		return Secrets.of(new Settings(this.data, this.data, environment));
	}

	@Test
	void areMadeOnceAndKept() {
		Map<String, String> first = secrets(Map.of()).values();
		assertThat(first).hasSize(11).doesNotContainValue("");
		assertThat(secrets(Map.of()).values()).isEqualTo(first);
	}

	@Test
	void haveTheFormThatTheServicesRead() throws Exception {
		Secrets secrets = secrets(Map.of());
		assertThat(Base64.getDecoder().decode(secrets.value("PEPPER"))).hasSize(32);
		assertThat(Base64.getDecoder().decode(secrets.value("PARTNER_KEY"))).hasSize(32);
		assertThat(secrets.value("TOKEN_KEYS")).startsWith("k1:");
		assertThat(Base64.getDecoder().decode(secrets.value("SESSION_KEYS").replaceFirst("^s1:", ""))).hasSize(32);
		byte[] key = Base64.getDecoder().decode(secrets.value("OAUTH_SIGNING_KEY"));
		RSAPrivateKey parsed = (RSAPrivateKey) KeyFactory.getInstance("RSA")
			.generatePrivate(new PKCS8EncodedKeySpec(key));
		assertThat(parsed.getModulus().bitLength()).isEqualTo(2048);
	}

	@Test
	void areReadByTheirOwnerOnly() throws IOException {
		secrets(Map.of());
		try (var files = Files.list(this.data.resolve("keys"))) {
			assertThat(files.toList()).hasSize(11)
				.allSatisfy((file) -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
					.isEqualTo("rw-------"));
		}
	}

	@Test
	void giveWayToTheEnvironment() {
		Secrets secrets = secrets(Map.of("PORTEVOIX_CLIENT_SECRET", "chosen"));
		assertThat(secrets.value("PORTEVOIX_CLIENT_SECRET")).isEqualTo("chosen");
		assertThat(this.data.resolve("keys/portevoix-client-secret")).doesNotExist();
	}

}
