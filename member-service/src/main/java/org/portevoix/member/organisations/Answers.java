package org.portevoix.member.organisations;

import java.net.URI;

import org.portevoix.member.organisations.Shelf.Written;
import org.portevoix.service.problems.NotFound;
import org.portevoix.service.problems.Problem;

import org.springframework.http.ResponseEntity;

/** What both of our resources say alike over HTTP. */
final class Answers {

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
		return new NotFound();
	}

	private static String tag(Kept<?> kept) {
		return "\"" + kept.version() + "\"";
	}

}
