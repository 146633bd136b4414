package org.portevoix.benchmarks.platform;

import java.io.IOException;

import tools.jackson.databind.JsonNode;

/** The developer mailbox, which numbers the mails that were handed to it. */
public final class Mailbox {

	private final Api api;

	Mailbox(Api api) {
		this.api = api;
	}

	/** How many mails were handed over since it was started. */
	public long taken() throws IOException {
		JsonNode newest = this.api.get("/api/messages?limit=1").expect(200).json();
		return newest.isEmpty() ? 0 : Long.parseLong(newest.get(0).path("id").asString("0"));
	}

}
