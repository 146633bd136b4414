package org.portevoix.notification.feed;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.portevoix.notification.feed.Reading.Page;
import org.portevoix.notification.subscriptions.PartnerTypes;
import org.portevoix.service.access.Caller;
import org.portevoix.service.access.Permission;
import org.portevoix.service.problems.FieldError;
import org.portevoix.service.problems.InvalidRequest;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/** Events for those who pull. */
@RestController
class FeedApi {

	private static final MediaType BATCH = MediaType.parseMediaType("application/cloudevents-batch+json");

	private static final int MOST = 100;

	/** Longer than any answer is held back. */
	private static final Duration MARGIN = Duration.ofSeconds(10);

	/** Stands for the end, where what comes next will be. */
	private static final String LATEST = "latest";

	private final Reader reader;

	private final Waiting waiting;

	private final FeedSettings settings;

	FeedApi(Reader reader, Waiting waiting, FeedSettings settings) {
		this.reader = reader;
		this.waiting = waiting;
		this.settings = settings;
	}

	/**
	 * The events after a cursor, the oldest that is kept without one.
	 * @param rehearsals whether to have what happens in dress rehearsals too, where
	 * everybody is made up
	 * @param timeout for how many seconds to wait if there are none
	 */
	@GetMapping("/api/v1/events")
	DeferredResult<ResponseEntity<byte[]>> events(@RequestParam @Nullable String after,
			@RequestParam @Nullable Set<String> types, @RequestParam(defaultValue = "false") boolean rehearsals,
			@RequestParam(defaultValue = "0") int timeout, @RequestParam(defaultValue = "100") int limit,
			@RequestParam @Nullable String organisation, @AuthenticationPrincipal Jwt token) {
		Reading reading = new Reading(organisation(Caller.of(token), organisation),
				known(Objects.requireNonNullElse(types, Set.of())), rehearsals, cursor(after),
				Math.clamp(limit, 1, MOST));
		String more = more(reading, organisation);
		Duration patience = Duration.ofSeconds(Math.clamp(timeout, 0, (int) this.settings.longestWait().toSeconds()));
		DeferredResult<ResponseEntity<byte[]>> answer = new DeferredResult<>(patience.plus(MARGIN).toMillis());
		Page page = this.reader.read(reading);
		if (!page.events().isEmpty() || patience.isZero() || !this.waiting.hasRoom()) {
			answer.setResult(answer(page, more));
		}
		else {
			this.waiting.await(reading, page, patience, (later) -> answer.setResult(answer(later, more)),
					answer::setErrorResult);
		}
		return answer;
	}

	private static String organisation(Caller caller, @Nullable String named) {
		caller.requireAnywhere(Permission.EVENTS_READ);
		String organisation = (named != null && !named.isBlank()) ? named : caller.organisation();
		if (organisation == null) {
			throw new InvalidRequest(List.of(new FieldError("organisation", "required")));
		}
		caller.require(Permission.EVENTS_READ, organisation);
		return organisation;
	}

	/** A cursor goes past what was not asked for: nobody is to miss it by a typo. */
	private static Set<String> known(Set<String> types) {
		List<FieldError> errors = types.stream()
			.filter((type) -> !PartnerTypes.ALL.contains(type))
			.map((_) -> new FieldError("types", "unknown"))
			.distinct()
			.toList();
		if (!errors.isEmpty()) {
			throw new InvalidRequest(errors);
		}
		return types;
	}

	private Cursor cursor(@Nullable String after) {
		if (after == null || after.isEmpty()) {
			return this.reader.oldest();
		}
		return after.equals(LATEST) ? this.reader.latest() : Cursor.parse(after)
			.orElseThrow(() -> new InvalidRequest(List.of(new FieldError("after", "unknown"))));
	}

	private static String more(Reading reading, @Nullable String organisation) {
		StringBuilder more = new StringBuilder();
		if (!reading.types().isEmpty()) {
			more.append("&types=").append(encoded(String.join(",", reading.types())));
		}
		if (reading.rehearsals()) {
			more.append("&rehearsals=true");
		}
		if (reading.most() != MOST) {
			more.append("&limit=").append(reading.most());
		}
		if (organisation != null) {
			more.append("&organisation=").append(encoded(organisation));
		}
		return more.toString();
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	private static ResponseEntity<byte[]> answer(Page page, String more) {
		String cursor = page.next().text();
		return ResponseEntity.ok()
			.contentType(BATCH)
			.cacheControl(CacheControl.noStore())
			.header("Portevoix-Cursor", cursor)
			.header("Link", "</api/v1/events?after=" + cursor + "&timeout=20" + more + ">; rel=\"next\"")
			.body(("[" + String.join(",", page.events()) + "]").getBytes(StandardCharsets.UTF_8));
	}

}
