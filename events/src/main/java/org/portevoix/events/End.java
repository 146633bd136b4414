package org.portevoix.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a signature ended. */
public enum End {

	/** Its owner took it back. */
	@JsonProperty("withdrawn")
	WITHDRAWN,
	/** The owner of the address said that it was not her. */
	@JsonProperty("rejected")
	REJECTED,
	/** A moderator found it to be false. */
	@JsonProperty("invalidated")
	INVALIDATED,
	/** It was never confirmed. */
	@JsonProperty("purged")
	PURGED

}
