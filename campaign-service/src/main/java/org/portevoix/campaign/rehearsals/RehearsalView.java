package org.portevoix.campaign.rehearsals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * A rehearsal as the API shows it.
 *
 * @param slug names it in the events that partners get
 * @param status {@code running}, {@code done}, {@code stopped} or {@code wiped}
 * @param signed how many made-up people signed so far
 * @param gone whether every service says that nothing of it is left
 * @param wiped what each service says that it removed
 */
record RehearsalView(String slug, String status, int signatures, int perSecond, int consenting, int signed,
		Instant startedAt, String startedBy, @Nullable Instant endedAt, boolean gone, List<Wiped> wiped) {

	static RehearsalView of(Run run) {
		return new RehearsalView(run.slug(), run.state().code(), run.signatures(), run.perSecond(), run.consenting(),
				run.sent(), run.startedAt(), run.startedBy(), run.endedAt(), run.gone(),
				run.said().entrySet().stream().map((said) -> Wiped.of(said.getKey(), said.getValue())).toList());
	}

	/**
	 * What a service says.
	 *
	 * @param removed documents, by collection
	 * @param left the same; 0 everywhere once all is gone
	 */
	record Wiped(String service, Map<String, Long> removed, Map<String, Long> left, Instant at) {

		static Wiped of(String service, Run.Proof proof) {
			return new Wiped(service, new TreeMap<>(proof.removed()), new TreeMap<>(proof.left()), proof.at());
		}

	}

}
