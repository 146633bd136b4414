package org.portevoix.ui;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Serves the files that pages load. */
@RestController
class AssetsController {

	private static final CacheControl FOR_EVER = CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

	private final Assets assets;

	AssetsController(Assets assets) {
		this.assets = assets;
	}

	/**
	 * A name with the hash of another version, as old and new instances ask of each other
	 * while one replaces the other, gets what there is, and is not kept.
	 */
	@GetMapping("/assets/{name}")
	ResponseEntity<byte[]> asset(@PathVariable String name, @RequestParam(name = "v") @Nullable String version) {
		Assets.Asset asset = this.assets.named(name)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		return ResponseEntity.ok()
			.contentType(asset.type())
			.cacheControl(asset.hash().equals(version) ? FOR_EVER : CacheControl.noCache())
			.eTag(asset.hash())
			.header("X-Content-Type-Options", "nosniff")
			.body(asset.content());
	}

}
