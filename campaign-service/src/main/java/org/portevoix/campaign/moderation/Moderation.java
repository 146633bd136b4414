package org.portevoix.campaign.moderation;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.portevoix.campaign.dashboard.Timeline;
import org.portevoix.campaign.ledger.AbuseTraces;
import org.portevoix.campaign.ledger.Suspicion;
import org.portevoix.events.CampaignState;
import org.portevoix.events.Event;
import org.portevoix.events.SignatureRecord;
import org.portevoix.messaging.EventNotAcknowledged;
import org.portevoix.messaging.EventSender;
import org.portevoix.service.access.Caller;
import org.portevoix.service.audit.Act;
import org.portevoix.service.problems.Unavailable;
import org.portevoix.service.request.Origin;

import org.springframework.stereotype.Component;

/** Takes signatures out of the count. */
@Component
class Moderation {

	/** At one time; the page says when more are left. */
	static final int MOST = 20_000;

	private static final URI SOURCE = URI.create("/campaign-service/moderation");

	private static final int AT_ONCE = 500;

	private final AbuseTraces traces;

	private final Timeline timeline;

	private final EventSender sender;

	private final Clock clock;

	Moderation(AbuseTraces traces, Timeline timeline, EventSender sender, Clock clock) {
		this.traces = traces;
		this.timeline = timeline;
		this.sender = sender;
		this.clock = clock;
	}

	/**
	 * Writes down that somebody looks at signatures that have something in common.
	 * @throws Unavailable if that can't be written down
	 */
	void looked(CampaignState campaign, Suspicion suspicion, Caller by, Origin origin) {
		try {
			this.sender.send(Act.BINDING,
					Act.of("signatures.looked-at", "campaign/" + campaign.slug(), campaign.organisation())
						.changing(Map.of(), Map.of("kind", suspicion.kind().code()))
						.event(SOURCE, by, origin, this.clock.instant()));
		}
		catch (EventNotAcknowledged ex) {
			throw new Unavailable();
		}
	}

	/**
	 * Invalidates signatures that have something in common.
	 * @param only those among them; null for all
	 * @param asOf what was confirmed later is not meant
	 * @return how many there were; the ledger takes them out within seconds
	 * @throws Unavailable if not all were acknowledged; to do it again does nothing twice
	 */
	long invalidate(CampaignState campaign, Suspicion suspicion, @Nullable Set<String> only, Instant asOf,
			String reason, Caller by, Origin origin) {
		List<String> found = new ArrayList<>();
		try (Stream<String> ids = this.traces.ids(campaign.campaignId(), suspicion, asOf)) {
			ids.filter((id) -> only == null || only.contains(id)).limit(MOST).forEach(found::add);
		}
		if (found.isEmpty()) {
			return 0;
		}
		// The trail first: what was done and not written down could not be found again.
		this.timeline.invalidated(campaign, found.size(), reason, by, origin);
		Instant now = this.clock.instant();
		try {
			for (int from = 0; from < found.size(); from += AT_ONCE) {
				this.sender.sendAll("signatures-out-0",
						found.subList(from, Math.min(from + AT_ONCE, found.size()))
							.stream()
							.map((id) -> Event.of(SOURCE, id, now,
									new SignatureRecord.Invalidated(campaign.campaignId(), reason, by.id())))
							.toList());
			}
		}
		catch (EventNotAcknowledged ex) {
			throw new Unavailable();
		}
		return found.size();
	}

}
