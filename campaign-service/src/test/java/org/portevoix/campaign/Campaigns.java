package org.portevoix.campaign;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.portevoix.campaign.campaigns.PublishedCampaigns;
import org.portevoix.events.CampaignEvent;
import org.portevoix.events.CampaignState;
import org.portevoix.events.Event;
import org.portevoix.events.Purpose;
import org.portevoix.messaging.EventSender;

import org.springframework.context.ApplicationContext;

import static org.awaitility.Awaitility.await;

/** Campaigns for tests that are not about campaigns. */
public final class Campaigns {

	private Campaigns() {
	}

	/** An open campaign that asks for the newsletter of {@code wsm}. */
	public static CampaignState open(String slug) {
		return open("id-" + slug, slug);
	}

	/** The same under some id. */
	public static CampaignState open(String id, String slug) {
		var text = new CampaignState.Translation("Title", "Demand", "Story", "Thanks", null);
		var question = new CampaignState.ConsentQuestion(Purpose.NEWSLETTER, "wsm",
				Map.of("fr", new CampaignState.Text("v1", "Écrivez-moi")), Map.of());
		return new CampaignState(id, slug, 1, CampaignState.Status.PUBLISHED, "wsm", List.of("fos"), "fr",
				Map.of("fr", text, "nl", text), List.of(new CampaignState.Target("A. Dupont", "Minister")), 1000, null,
				Instant.parse("2100-01-01T00:00:00Z"), null, List.of("mail", "street"), List.of(question),
				Map.of("fr", new CampaignState.Notice("n1", "Notice")));
	}

	/** Tells a campaign to the log, and waits until a service knows it. */
	public static CampaignState publish(ApplicationContext service, CampaignState campaign) {
		service.getBean(EventSender.class)
			.send("campaigns-out-0", Event.of(URI.create("/test"), campaign.campaignId(), Instant.now(),
					new CampaignEvent.Published(campaign)));
		PublishedCampaigns known = service.getBean(PublishedCampaigns.class);
		await().until(() -> known.isComplete() && known.bySlug(campaign.slug()).isPresent());
		return campaign;
	}

}
