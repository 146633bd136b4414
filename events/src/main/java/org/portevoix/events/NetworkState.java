package org.portevoix.events;

import java.util.List;
import java.util.Map;

import static java.util.Objects.requireNonNull;

/**
 * A network of organisations. An organisation is in any number of them.
 *
 * @param networkId a short name that never changes
 * @param name by language
 * @param countries ISO 3166-1 alpha-2
 * @param organisations the ids of its members
 */
public record NetworkState(String networkId, Map<String, String> name, List<String> countries,
		List<String> organisations) {

	public NetworkState {
		requireNonNull(networkId);
		name = Map.copyOf(name);
		countries = List.copyOf(countries);
		organisations = List.copyOf(organisations);
	}

}
