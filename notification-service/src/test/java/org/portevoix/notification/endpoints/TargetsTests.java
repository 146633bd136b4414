package org.portevoix.notification.endpoints;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TargetsTests {

	private static final Map<String, String> NAMES = Map.of("partner.example", "93.184.215.14", "inside.example",
			"10.1.2.3", "metadata.example", "169.254.169.254", "localhost", "127.0.0.1", "localhost.", "127.0.0.1",
			"xn--bcher-kva.example", "93.184.215.14");

	private final Targets targets = targets(false);

	@ParameterizedTest
	@CsvSource({ "https://partner.example/hook", "https://partner.example:8443/hook?key=1",
			"HTTPS://PARTNER.EXAMPLE/hook", "https://93.184.215.14/hook", "https://[2606:4700::1111]/hook",
			"https://xn--bcher-kva.example/" })
	void takes(String url) {
		assertThat(this.targets.fault(url)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "http://partner.example/, not-https", "ftp://partner.example/, invalid", "https://, invalid",
			"nonsense, invalid", "https://partner.example/#part, invalid",
			"https://user:pass@partner.example/, invalid", "https://partner.example@127.0.0.1/, invalid",
			"https://127.0.0.1/, not-public", "https://127.1/, invalid", "https://2130706433/, invalid",
			"https://0x7f000001/, invalid", "https://0x7f.0.0.1/, invalid", "https://0177.0.0.1/, invalid",
			"https://017700000001/, invalid", "https://127.0.0.01/, invalid", "https://127.0.0.1./, invalid",
			"https://1.2.3.4.5/, invalid", "https://example.0x7f/, invalid", "https://[::1]/, not-public",
			"https://[::]/, not-public", "https://[::ffff:127.0.0.1]/, not-public",
			"https://[::ffff:7f00:1]/, not-public", "https://[64:ff9b::7f00:1]/, not-public",
			"https://[fe80::1]/, not-public", "https://[fe80::1%25lo]/, invalid",
			"https://[fd00:ec2::254]/, not-public", "https://169.254.169.254/latest/meta-data, not-public",
			"https://100.64.0.1/, not-public", "https://224.0.0.1/, not-public", "https://0.0.0.0/, not-public",
			"https://localhost/, not-public", "https://localhost./, not-public", "https://LOCALHOST/, not-public",
			"https://inside.example/, not-public", "https://metadata.example/, not-public",
			"https://nowhere.example/, unknown-host", "https://%6cocalhost/, invalid", "https://ⓛocalhost/, invalid",
			"https://127。0。0。1/, invalid", "https://partner.example:0/, invalid",
			"https://partner.example:99999/, invalid", "'https://partner.example\\@127.0.0.1/', invalid",
			"https:/partner.example, invalid" })
	void refuses(String url, String code) {
		assertThat(this.targets.fault(url)).contains(code);
	}

	@Test
	void refusesWhatIsTooLong() {
		assertThat(this.targets.fault("https://partner.example/" + "x".repeat(2_000))).contains("too-long");
	}

	@ParameterizedTest
	@CsvSource({ "http://localhost:3000/hook", "http://127.0.0.1:81/", "https://[::1]:8443/",
			"https://partner.example:9092/", "https://partner.example/" })
	void takesThisMachineWhereThatIsSaid(String url) {
		assertThat(targets(true).fault(url)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "http://partner.example/, not-https", "http://inside.example/, not-public",
			"http://169.254.169.254/, not-public", "http://0.0.0.0/, not-public", "http://localhost:9092/, not-public",
			"https://127.0.0.1:9092/, not-public", "http://[::1]:9092/, not-public", "http://localhost/, not-public",
			"https://localhost/, not-public" })
	void takesNothingElseThen(String url, String code) {
		assertThat(targets(true).fault(url)).contains(code);
	}

	private static Targets targets(boolean loopback) {
		EndpointSettings settings = new EndpointSettings(loopback, Set.of(80, 443, 9092), Duration.ofSeconds(30),
				Duration.ofSeconds(10), 10);
		return new Targets(new Names(TargetsTests::look, settings), settings);
	}

	/** Addresses are read as Java does, names from the list. */
	private static InetAddress[] look(String host) throws UnknownHostException {
		if (host.matches("[\\d.]+|\\[.*]|.*:.*")) {
			return InetAddress.getAllByName(host);
		}
		String known = NAMES.get(host);
		if (known == null) {
			throw new UnknownHostException();
		}
		return new InetAddress[] { InetAddress.getByName(known) };
	}

}
