package org.portevoix.notification.developers;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.springframework.http.MediaType;
import org.springframework.util.DigestUtils;

/**
 * One file that is served as it is.
 *
 * @param path where it is, without a slash at its beginning
 */
record Document(String path, String text) {

	private static final Map<String, MediaType> TYPES = Map.of("json", MediaType.APPLICATION_JSON, "yaml",
			MediaType.APPLICATION_YAML);

	private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

	/** The last part of its path. */
	String name() {
		return this.path.substring(this.path.lastIndexOf('/') + 1);
	}

	MediaType type() {
		return TYPES.getOrDefault(this.path.substring(this.path.lastIndexOf('.') + 1), TEXT);
	}

	String tag() {
		return "\"" + DigestUtils.md5DigestAsHex(this.text.getBytes(StandardCharsets.UTF_8)) + "\"";
	}

}
