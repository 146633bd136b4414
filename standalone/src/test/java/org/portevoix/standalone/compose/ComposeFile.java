package org.portevoix.standalone.compose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/**
 * The services that {@code docker-compose.yml} builds from this repository, with every
 * variable put in as Compose does it.
 */
final class ComposeFile {

	/** {@code ${NAME}}, {@code ${NAME:-default}} and {@code ${NAME:?complaint}}. */
	private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)(?::([-?])([^}]*))?}");

	private final Map<String, Object> services;

	private final Map<String, String> variables;

	private ComposeFile(Map<String, Object> services, Map<String, String> variables) {
		this.services = services;
		this.variables = variables;
	}

	/**
	 * Reads it.
	 * @param variables what {@code .env} sets
	 */
	static ComposeFile read(Path file, Map<String, String> variables) throws IOException {
		Map<String, Object> whole = new Yaml().load(Files.readString(file));
		return new ComposeFile(map(whole.get("services")), variables);
	}

	/** The names of those that are built here, in the order in which they may start. */
	List<String> built() {
		return this.services.keySet().stream().filter((name) -> service(name).containsKey("build")).toList();
	}

	/** All that the container of a service has in its environment from the file. */
	Map<String, String> environment(String name) {
		Map<String, String> environment = new LinkedHashMap<>();
		map(service(name).get("environment"))
			.forEach((variable, value) -> environment.put(variable, filledIn(String.valueOf(value))));
		return environment;
	}

	/** The command that tells whether a service is healthy. */
	List<String> healthCheck(String name) {
		List<?> test = (List<?>) map(service(name).get("healthcheck")).get("test");
		if (!"CMD".equals(test.getFirst())) {
			throw new IllegalStateException("The health check of " + name + " is no plain command");
		}
		return test.stream().skip(1).map(String::valueOf).toList();
	}

	/** How much memory its container may have, as a virtual machine reads it. */
	String memory(String name) {
		return filledIn(String.valueOf(service(name).get("mem_limit")));
	}

	private Map<String, Object> service(String name) {
		return map(this.services.get(name));
	}

	private String filledIn(String value) {
		return VARIABLE.matcher(value).replaceAll((found) -> Matcher.quoteReplacement(value(found)));
	}

	private String value(MatchResult found) {
		String value = this.variables.getOrDefault(found.group(1), "");
		if (value.isEmpty() && "?".equals(found.group(2))) {
			throw new IllegalStateException(found.group(1) + ": " + found.group(3));
		}
		return (value.isEmpty() && found.group(3) != null) ? found.group(3) : value;
	}

	private static Map<String, Object> map(@Nullable Object value) {
		Map<String, Object> map = new LinkedHashMap<>();
		((Map<?, ?>) Objects.requireNonNull(value)).forEach((key, entry) -> map.put(String.valueOf(key), entry));
		return map;
	}

}
