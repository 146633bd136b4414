package org.portevoix.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.http.MediaType;

import static java.util.Objects.requireNonNull;

/**
 * The few files that pages load. They are held in memory, and named with a hash of their
 * content, so that a browser keeps them as long as they stay the same.
 */
public class Assets {

	private static final int HASH_LENGTH = 12;

	/** Where the WebJar of uPlot keeps its files. */
	private static final String PLOTS = "/META-INF/resources/webjars/uplot/1.6.30/dist/";

	private static final MediaType JAVASCRIPT = new MediaType("text", "javascript");

	private static final MediaType CSS = new MediaType("text", "css");

	private static final MediaType SVG = new MediaType("image", "svg+xml");

	private final Map<String, Asset> byName = Stream
		.of(load("portevoix.css", CSS), load("console.css", CSS), load("count.js", JAVASCRIPT),
				load("form.js", JAVASCRIPT), load("share.js", JAVASCRIPT), load("live.js", JAVASCRIPT),
				load("include.js", JAVASCRIPT), load("console.js", JAVASCRIPT), load("plots.js", JAVASCRIPT),
				load("favicon.svg", SVG), load("uplot.js", PLOTS + "uPlot.esm.js", JAVASCRIPT),
				load("uplot.css", PLOTS + "uPlot.min.css", CSS))
		.collect(Collectors.toMap(Asset::name, Function.identity()));

	Optional<Asset> named(String name) {
		return Optional.ofNullable(this.byName.get(name));
	}

	/** Where a file is, for as long as its content stays the same. */
	public String url(String name) {
		Asset asset = requireNonNull(this.byName.get(name), name);
		return "/assets/" + name + "?v=" + asset.hash();
	}

	private static Asset load(String name, MediaType type) {
		return load(name, "assets/" + name, type);
	}

	private static Asset load(String name, String place, MediaType type) {
		try (InputStream file = requireNonNull(Assets.class.getResourceAsStream(place), name)) {
			byte[] content = file.readAllBytes();
			return new Asset(name, type, content, hash(content));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String hash(byte[] content) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
			return HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** One file. */
	@SuppressWarnings("ArrayRecordComponent") // never compared
	record Asset(String name, MediaType type, byte[] content, String hash) {

	}

}
