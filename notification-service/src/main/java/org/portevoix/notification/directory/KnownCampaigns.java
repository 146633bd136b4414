package org.portevoix.notification.directory;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.portevoix.events.CampaignEvent;
import org.portevoix.events.CampaignState;
import org.portevoix.events.Event;

import org.springframework.stereotype.Component;

/** Every campaign that was ever published, as the log has it. */
@Component
public class KnownCampaigns {

	private final Map<String, CampaignState> byId = new ConcurrentHashMap<>();

	public Optional<CampaignState> byId(String campaignId) {
		return Optional.ofNullable(this.byId.get(campaignId));
	}

	/** Takes a change from the log; an older one than it knows is nothing new. */
	public void apply(Event<? extends CampaignEvent> event) {
		CampaignState told = event.data().campaign();
		this.byId.merge(told.campaignId(), told,
				(known, other) -> (other.revision() >= known.revision()) ? other : known);
	}

}
