package org.portevoix.documents;

import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A controller to describe; it could not be made as its constructor is. */
@RestController
@RequestMapping("/api/v1/things")
class Things {

	Things() {
		throw new IllegalStateException("Nobody needs me");
	}

	/** Finds a thing. Or says that there is none. */
	@GetMapping("/{id}")
	Thing find(@PathVariable String id, @RequestHeader("X-Forwarded-For") String client) {
		return new Thing(id, client);
	}

	/** Keeps a thing. */
	@PostMapping
	Other keep(@RequestBody Thing thing) {
		return new Other(new Other.Thing(thing.id().length()));
	}

	/**
	 * Some thing.
	 *
	 * @param id names it
	 */
	record Thing(String id, @Nullable String note) {

	}

	/** Something else, with a type of the same name inside. */
	record Other(Thing inside) {

		/** Not the same. */
		record Thing(int size) {

		}

	}

}
