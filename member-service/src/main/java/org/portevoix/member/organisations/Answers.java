package org.portevoix.member.organisations;

import java.net.URI;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.portevoix.member.organisations.Shelf.Written;
import org.portevoix.member.problems.ChangedMeanwhile;
import org.portevoix.member.problems.Problem;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** What both of our resources say alike over HTTP. */
final class Answers {

	private static final Pattern TRACEPARENT = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

	private Answers() {
	}

	static <S> ResponseEntity<S> found(Kept<S> kept) {
		return ResponseEntity.ok().eTag(tag(kept)).body(kept.state());
	}

	static <S> ResponseEntity<S> written(String collection, Written<? extends Kept<S>> written) {
		Kept<S> kept = written.kept();
		ResponseEntity.BodyBuilder answer = written.created()
				? ResponseEntity.created(URI.create("/api/v1/" + collection + "/" + kept.id())) : ResponseEntity.ok();
		return answer.eTag(tag(kept)).body(kept.state());
	}

	static Problem notFound() {
		return new Problem(HttpStatus.NOT_FOUND, "not-found", "There is nothing of that name.");
	}

	private static String tag(Kept<?> kept) {
		return "\"" + kept.version() + "\"";
	}

	/** The version that a writer saw; a tag that we never gave can't be the latest. */
	static @Nullable Long version(@Nullable String ifMatch) {
		if (ifMatch == null || ifMatch.equals("*")) {
			return null;
		}
		try {
			return Long.valueOf(ifMatch.replaceAll("^W/|\"", ""));
		}
		catch (NumberFormatException ex) {
			throw new ChangedMeanwhile();
		}
	}

	static @Nullable String trace(@Nullable String traceparent) {
		return (traceparent != null && TRACEPARENT.matcher(traceparent).matches()) ? traceparent : null;
	}

}
