package org.portevoix.member.requests;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.portevoix.member.requests.PersonRequest.Kind;
import org.portevoix.messaging.outbox.PendingEvent;
import org.portevoix.service.access.Caller;
import org.portevoix.service.access.Permission;
import org.portevoix.service.audit.Act;
import org.portevoix.service.identity.CanonicalAddress;
import org.portevoix.service.identity.Pseudonyms;
import org.portevoix.service.request.Origin;

import org.springframework.stereotype.Component;

/**
 * Takes and answers requests, on behalf of somebody who may. Each step is an act of its
 * own in the audit trail, and none of them names the person.
 */
@Component
class Answering {

	private static final URI SOURCE = URI.create("/member-service/requests");

	private final Requests requests;

	private final Erasing erasing;

	private final Pseudonyms ids;

	private final Clock clock;

	Answering(Requests requests, Erasing erasing, Pseudonyms ids, Clock clock) {
		this.requests = requests;
		this.erasing = erasing;
		this.ids = ids;
		this.clock = clock;
	}

	/**
	 * Writes down that somebody asked.
	 * @param organisation who was asked; null for the platform
	 * @param address hers, which is not kept
	 */
	PersonRequest take(Caller caller, @Nullable String organisation, Kind kind, String address, Instant received,
			Origin origin) {
		require(caller, organisation);
		Instant now = this.clock.instant();
		String id = UUID.randomUUID().toString();
		Act act = Act.of("person.request-received", "request/" + id, organisation)
			.changing(java.util.Map.of(), java.util.Map.of("kind", Reports.code(kind)));
		PersonRequest request = new PersonRequest(id, null, organisation, kind,
				this.ids.person(CanonicalAddress.of(address)), received, received.plus(PersonRequest.PATIENCE), null,
				List.of(act.told(SOURCE, caller, origin, now)), now);
		this.requests.add(request);
		return request;
	}

	/** A request that somebody may answer. */
	PersonRequest get(Caller caller, String id) {
		caller.requireAnywhere(Permission.PEOPLE_ANSWER);
		PersonRequest request = this.requests.get(id);
		require(caller, request.organisation());
		return request;
	}

	/** She has been told what is held. */
	void answered(Caller caller, String id, Origin origin) {
		finish(get(caller, id), "person.access-answered", List.of(), caller, origin);
	}

	/** She is forgotten. */
	void erase(Caller caller, String id, Origin origin) {
		PersonRequest request = get(caller, id);
		if (request.kind() == Kind.ERASURE && request.done() == null) {
			finish(request, "person.erased", List.of(this.erasing.erase(request)), caller, origin);
		}
	}

	private void finish(PersonRequest request, String name, List<PendingEvent> events, Caller caller, Origin origin) {
		if (request.done() != null) {
			return;
		}
		Instant now = this.clock.instant();
		List<PendingEvent> told = new ArrayList<>(events);
		told.add(Act.of(name, "request/" + request.id(), request.organisation()).told(SOURCE, caller, origin, now));
		this.requests.write(request.done(now, told));
	}

	/** Who answers for everybody stands for the platform. */
	private static void require(Caller caller, @Nullable String organisation) {
		if (organisation == null) {
			caller.requirePlatform(Permission.PEOPLE_ANSWER);
		}
		else {
			caller.require(Permission.PEOPLE_ANSWER, organisation);
		}
	}

}
