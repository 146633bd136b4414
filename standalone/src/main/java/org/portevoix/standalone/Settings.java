package org.portevoix.standalone;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the environment and the command line ask for.
 *
 * @param home the checkout
 * @param data where state is kept
 */
record Settings(Path home, Path data, Map<String, String> environment) {

	private static final Map<String, Integer> PORTS = ports();

	private static final Pattern PLACE = Pattern.compile(":(\\d{1,5})(?=[,/]|$)");

	Settings {
		environment = Map.copyOf(environment);
	}

	private static Map<String, Integer> ports() {
		Map<String, Integer> ports = new LinkedHashMap<>();
		ports.put("GATEWAY_PORT", 8080);
		ports.put("GATEWAY_MANAGEMENT_PORT", 8090);
		ports.put("CAMPAIGN_PORT", 8081);
		ports.put("MEMBER_PORT", 8082);
		ports.put("NOTIFICATION_PORT", 8083);
		ports.put("MAILBOX_PORT", 8025);
		ports.put("SMTP_PORT", 1025);
		ports.put("KAFKA_PORT", 9092);
		ports.put("MONGODB_PORT", 27017);
		return ports;
	}

	/** The ports that this start needs, by the variable that moves each. */
	Map<String, Integer> neededPorts() {
		Map<String, Integer> needed = new LinkedHashMap<>();
		PORTS.keySet().forEach((variable) -> needed.put(variable, port(variable)));
		given("KAFKA_BROKERS").ifPresent((unused) -> needed.remove("KAFKA_PORT"));
		given("MONGODB_URI").ifPresent((unused) -> needed.remove("MONGODB_PORT"));
		return needed;
	}

	/**
	 * Where the platform listens, and the broker and store that somebody else provides.
	 */
	Set<Integer> ownPorts() {
		Set<Integer> own = new TreeSet<>();
		PORTS.keySet().forEach((variable) -> own.add(port(variable)));
		Stream.of("KAFKA_BROKERS", "MONGODB_URI")
			.flatMap((variable) -> given(variable).stream())
			.flatMap((places) -> PLACE.matcher(places).results())
			.forEach((place) -> own.add(Integer.valueOf(place.group(1))));
		return own;
	}

	int port(String variable) {
		return given(variable).map((text) -> parse(variable, text)).orElseGet(() -> PORTS.getOrDefault(variable, 0));
	}

	private static int parse(String variable, String text) {
		if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65535 || Integer.parseInt(text) == 0) {
			throw new Problem(variable + " is \"" + text + "\", which is no port; give a number from 1 to 65535.");
		}
		return Integer.parseInt(text);
	}

	Optional<String> given(String variable) {
		return Optional.ofNullable(this.environment.get(variable)).filter((text) -> !text.isBlank());
	}

	String kafkaBrokers() {
		return given("KAFKA_BROKERS").orElseGet(() -> "127.0.0.1:" + port("KAFKA_PORT"));
	}

	/** Where people reach the platform on this machine. */
	String publicUrl() {
		return given("PUBLIC_URL").orElseGet(() -> "http://localhost:" + port("GATEWAY_PORT"));
	}

	String localUrl(String variable) {
		return "http://127.0.0.1:" + port(variable);
	}

	/**
	 * Whether processes use what earlier ones met, and write it down for later ones.
	 * While one does, it can't be profiled.
	 */
	boolean ahead() {
		return given("PORTEVOIX_AOT").filter("off"::equals).isEmpty();
	}

	/** Keeps documents in memory only, for load programs. */
	boolean storeInMemory() {
		return given("PORTEVOIX_STORE").filter("memory"::equals).isPresent();
	}

}
