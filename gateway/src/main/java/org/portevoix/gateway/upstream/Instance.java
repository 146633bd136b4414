package org.portevoix.gateway.upstream;

import java.net.URI;

/** One of the processes of a service, and whether it may get something new. */
final class Instance {

	private final URI address;

	private volatile boolean ready = true;

	Instance(URI address) {
		this.address = address;
	}

	URI address() {
		return this.address;
	}

	boolean isReady() {
		return this.ready;
	}

	void ready(boolean whether) {
		this.ready = whether;
	}

	/** What a request for the service is, when it goes to this one. */
	URI at(URI asked) {
		String query = asked.getRawQuery();
		return URI.create(this.address + asked.getRawPath() + ((query != null) ? "?" + query : ""));
	}

}
