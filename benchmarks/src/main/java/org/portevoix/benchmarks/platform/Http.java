package org.portevoix.benchmarks.platform;

import java.nio.charset.StandardCharsets;

/** Requests of HTTP/1.1 as they go over the line. */
public final class Http {

	private Http() {
	}

	/** A request without body. */
	public static byte[] get(String host, String path, String accept) {
		return "GET %s HTTP/1.1\r\nHost: %s\r\nAccept: %s\r\n\r\n".formatted(path, host, accept)
			.getBytes(StandardCharsets.US_ASCII);
	}

	/**
	 * A request with JSON. Built by hand, since it is built thousands of times a second.
	 */
	public static byte[] post(String host, String path, String json) {
		byte[] body = json.getBytes(StandardCharsets.UTF_8);
		byte[] head = ("POST " + path + " HTTP/1.1\r\nHost: " + host
				+ "\r\nAccept: application/json\r\nContent-Type: application/json\r\nContent-Length: " + body.length
				+ "\r\n\r\n")
			.getBytes(StandardCharsets.US_ASCII);
		byte[] all = new byte[head.length + body.length];
		System.arraycopy(head, 0, all, 0, head.length);
		System.arraycopy(body, 0, all, head.length, body.length);
		return all;
	}

}
