package org.portevoix.member.operation;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.EventCodec;
import org.portevoix.events.EventData;
import org.portevoix.events.EventTypes;
import org.portevoix.events.UndecodableEvent;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Looks whether readers can decode what somebody wrote in place of a dead letter. */
final class Mending {

	private Mending() {
	}

	/**
	 * The value to send back.
	 * @throws Unfit if readers of its topic could not decode it
	 */
	static byte[] value(Content letter, String typed) throws Unfit {
		JsonNode json;
		try {
			json = EventCodec.mapper().readTree(typed);
		}
		catch (JacksonException ex) {
			throw new Unfit("json", (ex.getLocation() != null) ? String.valueOf(ex.getLocation().getLineNr()) : "?");
		}
		byte[] value = EventCodec.mapper().writeValueAsBytes(json);
		String cause = cause(letter, value);
		if (cause != null) {
			String field = field(letter, json);
			throw field.isEmpty() ? new Unfit("event", cause) : new Unfit("field", field);
		}
		return value;
	}

	/** Why it can't be decoded with that value; null if it can. */
	static @Nullable String cause(Content letter, byte[] value) {
		Class<? extends EventData> family = Families.of(letter.letter().place().source());
		if (family == null) {
			return "";
		}
		try {
			EventCodec.decode(family, letter.attributes(), value);
			return null;
		}
		catch (UndecodableEvent ex) {
			return String.valueOf(ex.getMessage());
		}
	}

	/** The field that is in the way, as far as that is known: the codec names none. */
	private static String field(Content letter, JsonNode json) {
		Class<? extends EventData> family = Families.of(letter.letter().place().source());
		Map<String, Class<? extends EventData>> types = (family != null) ? EventTypes.of(family) : Map.of();
		Class<? extends EventData> type = types.get(letter.letter().type());
		if (type == null || !json.isObject()) {
			return "";
		}
		try {
			EventCodec.mapper().treeToValue(json, type);
			return "";
		}
		catch (JacksonException ex) {
			return path(ex.getPath());
		}
	}

	private static String path(@Nullable List<JacksonException.Reference> path) {
		return (path == null) ? "" : path.stream()
			.map((step) -> (step.getPropertyName() != null) ? step.getPropertyName() : String.valueOf(step.getIndex()))
			.collect(Collectors.joining("."));
	}

	/** It can't go back, and why: code and text of a message. */
	static final class Unfit extends Exception {

		private static final long serialVersionUID = 1L;

		private final String code;

		private final String where;

		Unfit(String code, String where) {
			super(code);
			this.code = code;
			this.where = where;
		}

		String code() {
			return this.code;
		}

		/** What was typed may be in it: it is for the page alone. */
		String where() {
			return this.where;
		}

	}

}
