package org.portevoix.tracing;

/**
 * All that a step may say of itself. Closed on purpose: a URL, a header or a message of
 * an exception can hold a token or what a person typed, so there is no room for them.
 */
public enum Fact {

	/** Of a request. */
	METHOD("http.request.method"),
	/** The template of its path, never the path. */
	ROUTE("http.route"),
	/** What it was answered. */
	STATUS("http.response.status_code"),
	/** Where an event was read. */
	TOPIC("messaging.destination.name"),
	/** What kind of event it is. */
	EVENT("portevoix.event"),
	/** One of a few words. */
	OUTCOME("portevoix.outcome");

	private final String attribute;

	Fact(String attribute) {
		this.attribute = attribute;
	}

	String attribute() {
		return this.attribute;
	}

}
