package org.portevoix.messaging;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.portevoix.events.SignatureRecord;

/** Keeps what was read, and fails as a test tells it to. */
class Readings {

	private final List<List<Received<SignatureRecord>>> attempts = new CopyOnWriteArrayList<>();

	private final List<Received<SignatureRecord>> handled = new CopyOnWriteArrayList<>();

	private volatile Consumer<List<Received<SignatureRecord>>> trouble = (_) -> {
	};

	void handle(List<Received<SignatureRecord>> batch) {
		this.attempts.add(batch);
		this.trouble.accept(batch);
		this.handled.addAll(batch);
	}

	void troubleWith(Consumer<List<Received<SignatureRecord>>> trouble) {
		this.trouble = trouble;
	}

	/** Every batch that came, handled or not, with the given source. */
	List<List<Received<SignatureRecord>>> attempts(String source) {
		return this.attempts.stream().map((batch) -> from(source, batch)).filter((batch) -> !batch.isEmpty()).toList();
	}

	/** The ids that were handled, in order, with the given source. */
	List<String> handled(String source) {
		return from(source, this.handled).stream().map((received) -> received.event().id()).toList();
	}

	private static List<Received<SignatureRecord>> from(String source, List<Received<SignatureRecord>> batch) {
		return batch.stream().filter((received) -> received.event().source().toString().equals(source)).toList();
	}

}
