package org.portevoix.campaign.campaigns;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.CampaignEvent;
import org.portevoix.events.CampaignState;
import org.portevoix.events.CampaignState.ConsentQuestion;
import org.portevoix.events.CampaignState.Notice;
import org.portevoix.events.Event;
import org.portevoix.messaging.outbox.PendingEvent;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A campaign as it is kept: what its staff writes, and what the public sees of it. The
 * events about it that are not sent yet stand in the same document, where the outbox has
 * them, and so are written in the same write.
 *
 * @param campaignId random, without the dot that separates the parts of a token
 * @param version as read; a writer that read another one fails
 * @param slug names it in addresses
 * @param content what its staff writes
 * @param state what the public sees, once it was published
 * @param retired questions that it no longer asks, whose answers are still on record
 * @param formerNotices every privacy notice shown before, by version
 */
@Document(Campaign.COLLECTION)
record Campaign(@Id String campaignId, @Version @Nullable Long version, String slug, Content content,
		@Nullable CampaignState state, List<ConsentQuestion> retired, Map<String, String> formerNotices) {

	static final String COLLECTION = "campaigns";

	private static final URI SOURCE = URI.create("/campaign-service/campaigns");

	Campaign {
		retired = List.copyOf(retired);
		formerNotices = Map.copyOf(formerNotices);
	}

	static Campaign draft(String slug, Content content) {
		return new Campaign(UUID.randomUUID().toString(), null, slug, content, null, List.of(), Map.of());
	}

	String stateName() {
		return (this.state != null) ? PublicCampaign.nameOf(this.state.status()) : "draft";
	}

	/** The number of the version that the next write makes. */
	long nextRevision() {
		return (this.version != null) ? this.version + 1 : 0;
	}

	/** Every question it ever asked. */
	List<ConsentQuestion> everAsked() {
		List<ConsentQuestion> all = new ArrayList<>(this.retired);
		if (this.state != null) {
			all.addAll(this.state.consents());
		}
		return all;
	}

	Campaign redrafted(String newSlug, Content newContent) {
		return new Campaign(this.campaignId, this.version, newSlug, newContent, null, List.of(), Map.of());
	}

	/** With new words and questions; what was shown before stays on record. */
	Campaign rewritten(Content newContent, CampaignState newState) {
		List<ConsentQuestion> noLonger = everAsked().stream()
			.filter((asked) -> newState.question(asked.purpose(), asked.organisation()).isEmpty())
			.map(ConsentQuestions::retired)
			.toList();
		return new Campaign(this.campaignId, this.version, this.slug, newContent, newState, noLonger,
				noticesBefore(newState));
	}

	/** One step further. */
	Campaign advanced(CampaignState newState) {
		return new Campaign(this.campaignId, this.version, this.slug, this.content, newState, this.retired,
				this.formerNotices);
	}

	private Map<String, String> noticesBefore(CampaignState next) {
		Map<String, String> former = new HashMap<>(this.formerNotices);
		if (this.state != null) {
			this.state.notices().values().forEach((notice) -> former.put(notice.version(), notice.text()));
		}
		next.notices().values().stream().map(Notice::version).forEach(former::remove);
		return former;
	}

	/** The same event for both topics: under the campaign's id, and under its slug. */
	List<PendingEvent> told(CampaignEvent data, Trace trace) {
		Event<CampaignEvent> event = new Event<>(UUID.randomUUID().toString(), SOURCE, this.campaignId, trace.at(),
				trace.parent(), data);
		Event<CampaignEvent> twin = new Event<>(event.id(), SOURCE, this.slug, trace.at(), trace.parent(), data);
		return List.of(PendingEvent.of("campaigns-out-0", event), PendingEvent.of("public-out-0", twin));
	}

	/**
	 * When something happened, and in which trace.
	 *
	 * @param parent the W3C trace context of the request
	 */
	record Trace(Instant at, @Nullable String parent) {

	}

}
