package org.portevoix.notification.feed;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How far a reader has come: an offset in each stream, since a topic has several and
 * keeps no order among them. A stream that it does not name is not begun. Opaque to
 * readers, and the same in every instance.
 */
record Cursor(Map<String, Long> offsets) {

	private static final Pattern PLACE = Pattern.compile("([A-Za-z0-9_-]{1,40}\\.\\d{1,5})=(-?\\d{1,18})");

	private static final int LONGEST = 8_000;

	Cursor {
		offsets = Map.copyOf(offsets);
	}

	/** Reads what {@link #text} wrote; nothing for anything else. */
	static Optional<Cursor> parse(String text) {
		if (text.length() > LONGEST) {
			return Optional.empty();
		}
		String places;
		try {
			places = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
		Map<String, Long> offsets = new TreeMap<>();
		for (String place : places.isEmpty() ? new String[0] : places.split(",", -1)) {
			var matcher = PLACE.matcher(place);
			if (!matcher.matches()) {
				return Optional.empty();
			}
			offsets.put(matcher.group(1), Long.valueOf(matcher.group(2)));
		}
		return Optional.of(new Cursor(offsets));
	}

	String text() {
		String places = new TreeMap<>(this.offsets).entrySet()
			.stream()
			.map((place) -> place.getKey() + "=" + place.getValue())
			.collect(Collectors.joining(","));
		return Base64.getUrlEncoder().withoutPadding().encodeToString(places.getBytes(StandardCharsets.US_ASCII));
	}

	long at(String stream) {
		return this.offsets.getOrDefault(stream, -1L);
	}

}
